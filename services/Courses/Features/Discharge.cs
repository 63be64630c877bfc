using System.Diagnostics.CodeAnalysis;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Courses.TreatmentDay;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Features;

/// <summary>Lets a patient go: never before the observation is over, never alone.</summary>
public static class Discharge
{
    public sealed record Request
    {
        /// <summary>Now when absent.</summary>
        public DateTimeOffset? At { get; init; }

        /// <summary>Who takes the patient home.</summary>
        public DriverKind? LeavesWith { get; init; }
    }

    public sealed record Response : Session
    {
        [SetsRequiredMembers]
        internal Response(Session session, DateTimeOffset mayDriveFrom) : base(session) => NoDrivingUntilAtLeast = mayDriveFrom;

        /// <summary>The later of the next day and of 24 hours: no driving before, and not before a restful sleep.</summary>
        public required DateTimeOffset NoDrivingUntilAtLeast { get; init; }
    }

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder session) => session
        .MapPost("/discharge", Handle)
        .WithName(nameof(Discharge))
        .WithSummary("Discharge a patient once the observation is over and somebody takes the patient home.")
        .Answers<Response>()
        .WithExample(new { leavesWith = "adult" });

    static Task<IResult> Handle(string clinicId, Guid sessionId, Request request, HttpContext http, CoursesDatabase database) => database.Answer(http, async unit =>
    {
        var file = await CourseFiles.OfSession(unit, clinicId, sessionId);
        var row = file.Session(sessionId);
        http.RequireMatch(row.Version);
        file.RequireState(row, "discharge", SessionStatus.Observing);

        var visit = row.VisitOf();
        var at = file.Past(request.At, visit.AdministeredAt, "at");
        var broken = new List<Violation>();
        if (at < row.ReleaseFrom)
            broken.Add(new() { Rule = "observation-incomplete", Message = $"The observation lasts until {WallClock.ToLocal(row.ReleaseFrom.Value, file.Calendar.Zone).At:HH:mm} at least.", SessionNumber = row.Number });
        var driver = Departing.Home(file, await RideStore.Find(unit, sessionId), request.LeavesWith, row.Number, broken);
        if (broken.Count > 0) throw Refused.Rule(broken);

        // The chair is free once the patient has left and it was made ready; a block that was over before its time keeps its place.
        var free = at.AddMinutes(file.Clinic.TurnoverMinutes);
        var after = at > row.StartsAt && at < row.EndsAt ? row with { EndsAt = at, FreeAt = free < row.FreeAt ? free : row.FreeAt } : row;
        file.Put((after with { Status = SessionStatus.Discharged }).With(visit with { DischargedAt = at, LeftWith = driver }), Happening.Discharged);
        Completing.IfNothingIsLeft(file);
        await CourseFiles.Save(unit, file, new() { Name = "discharge", Subject = sessionId.ToString(), By = http.Principal(), Detail = new { request.At, driver } });

        var stored = file.Session(sessionId);
        return Answer.Ok(new Response(CourseView.Of(stored), SessionTimesOf.Driving(file, stored)), stored.Version);
    });
}
