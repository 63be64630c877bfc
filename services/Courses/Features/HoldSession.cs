using System.Text.Json.Serialization;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Makes a session wait for a decision on its day; it keeps its chair.</summary>
public static class HoldSession
{
    public sealed record Request
    {
        public required HoldReason Reason { get; init; }
    }

    /// <summary>Why the dose waits.</summary>
    [JsonConverter(typeof(KebabCase<HoldReason>))]
    public enum HoldReason
    {
        BloodPressure,
        Fasting,
        Ride,
        Other,
    }

    public static void Map(IEndpointRouteBuilder session) => session
        .MapPost("/hold", Handle)
        .WithName(nameof(HoldSession))
        .WithSummary("Hold the dose of a booked or checked-in session; its chair stays held too.")
        .Answers<Session>()
        .WithExample(new { reason = "blood-pressure" });

    static Task<IResult> Handle(string clinicId, Guid sessionId, Request request, HttpContext http, CoursesDatabase database) => database.Session(
        http, clinicId, sessionId, "hold", new { request.Reason },
        (file, row) =>
        {
            file.Require(row, "hold", SessionStatus.Booked, SessionStatus.CheckedIn);
            var reason = WireName.Of(request.Reason);
            file.Put((row with { Status = SessionStatus.Held, Reason = reason }).With(row.VisitOf() with { HeldFrom = row.Status, HeldFor = reason }), Happening.Held, reason);
            return null;
        });
}
