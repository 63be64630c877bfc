using Scheduling.Courses.Clinics;
using Scheduling.Courses.Holds;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Lets go of a held plan before its time: the patient decided against it.</summary>
public static class ReleaseHold
{
    public sealed record Response
    {
        public required Guid HoldId { get; init; }
    }

    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapDelete("/holds/{holdId:guid}", Handle)
        .WithName(nameof(ReleaseHold))
        .WithSummary("Let go of a held plan; its chairs are free at once. One that is over is 409 hold-expired.")
        .Answers<Response>();

    static Task<IResult> Handle(string clinicId, Guid holdId, HttpContext http, CoursesDatabase database) => database.Answer(http, async unit =>
    {
        await Turn.TakeClinic(unit, clinicId);
        await HoldStore.Use(unit, clinicId, holdId);
        return Answer.Ok(new Response { HoldId = holdId });
    });
}
