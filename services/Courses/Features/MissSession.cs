using Scheduling.Courses.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Records that the patient did not come, and offers the make-up where the rules leave one.</summary>
public static class MissSession
{
    public sealed record Request;

    public static void Map(IEndpointRouteBuilder session) => session
        .MapPost("/miss", Handle)
        .WithName(nameof(MissSession))
        .WithSummary("Record a no-show, from the session's start on; the answer offers the make-up and says what follows.")
        .Answers<LostSession>();

    static Task<IResult> Handle(string clinicId, Guid sessionId, Request? request, HttpContext http, CoursesDatabase database) => database.Session(
        http, clinicId, sessionId, "miss", detail: null,
        (file, row) =>
        {
            file.Require(row, "miss", SessionStatus.Booked);
            if (file.Now < row.StartsAt) throw Refused.Rule("too-early", $"Session {row.Number} has not begun yet: cancel it, or wait for its start.", row.Number);

            var (offer, effect) = Losing.Session(file, row, SessionStatus.Missed, "missed", byPatient: true);
            return session => new LostSession(session, offer, effect);
        });
}
