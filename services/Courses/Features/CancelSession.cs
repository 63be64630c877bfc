using Scheduling.Courses.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Calls a session off, and offers the make-up where the rules leave one.</summary>
public static class CancelSession
{
    public sealed record Request
    {
        public required ChangeReason Reason { get; init; }
    }

    public static void Map(IEndpointRouteBuilder session) => session
        .MapPost("/cancel", Handle)
        .WithName(nameof(CancelSession))
        .WithSummary("Cancel a session; the answer offers the make-up and says what follows. Only the reason patient counts as a no-show.")
        .Answers<LostSession>()
        .WithExample(new { reason = "medical" });

    static Task<IResult> Handle(string clinicId, Guid sessionId, Request request, HttpContext http, CoursesDatabase database) => database.Session(
        http, clinicId, sessionId, "cancel", new { request.Reason },
        (file, row) =>
        {
            file.Require(row, "cancel", SessionStatus.Booked, SessionStatus.Unplaced, SessionStatus.CheckedIn, SessionStatus.Held);
            var (offer, effect) = Losing.Session(file, row, SessionStatus.Cancelled, WireName.Of(request.Reason), request.Reason is ChangeReason.Patient);
            return session => new LostSession(session, offer, effect);
        });
}
