using Scheduling.Courses.Audit;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Closures;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Lifts a closure; it moves nothing back.</summary>
public static class LiftClosure
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapDelete("/closures/{closureId:guid}", Handle)
        .WithName(nameof(LiftClosure))
        .WithSummary("Lift a closure. What it moved stays where it is now; what is planned from now on may take the days again.")
        .Answers<ClosureAnswer>();

    static Task<IResult> Handle(string clinicId, Guid closureId, HttpContext http, CoursesDatabase database) => database.Answer(http, async unit =>
    {
        await Turn.TakeClinic(unit, clinicId);
        var closure = await ClosureStore.Remove(unit, clinicId, closureId);
        ClosureNews.Lifted(unit, clinicId, closure);
        await AuditStore.Write(
            unit, clinicId, new Command { Name = "lift-closure", Subject = closureId.ToString(), By = http.Principal() }, courseId: null,
            new SortedDictionary<string, long[]>(StringComparer.Ordinal) { [$"closure {closureId}"] = [1, 2] });
        return Answer.Ok(ClosureAnswer.Of(closure));
    });
}
