using Scheduling.Courses.Audit;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Courses;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>A clinician signs that a rule was set aside on a clinician's order.</summary>
public static class Countersign
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder clinic) => clinic
        .MapPost("/overrides/{overrideId:guid}/countersign", Handle)
        .WithName(nameof(Countersign))
        .WithSummary("Countersign a rule that a scheduler set aside on a clinician's order.")
        .Answers<Response>();

    public sealed record Response
    {
        public required Guid OverrideId { get; init; }
        public required Guid CourseId { get; init; }
        public required string Rule { get; init; }
        public required DateTimeOffset CountersignedAt { get; init; }
    }

    static Task<IResult> Handle(string clinicId, Guid overrideId, HttpContext http, CoursesDatabase database) => database.Answer(http, async unit =>
    {
        await Turn.TakeClinic(unit, clinicId);
        var signed = await CourseStore.Countersign(unit, clinicId, overrideId) ?? throw NotFoundException.Of("override that waits for a signature", overrideId);
        await AuditStore.Write(
            unit, clinicId, new() { Name = "countersign", Subject = overrideId.ToString(), By = http.Principal(), Detail = new { signed.Rule } },
            signed.CourseId.ToString(), new SortedDictionary<string, long[]>(StringComparer.Ordinal));
        return Answer.Ok(new Response { OverrideId = overrideId, CourseId = signed.CourseId, Rule = signed.Rule, CountersignedAt = unit.Now });
    });
}
