using Scheduling.Courses.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Lets a held session go on from where it was held.</summary>
public static class ReleaseSession
{
    public static void Map(IEndpointRouteBuilder session) => session
        .MapPost("/release", Handle)
        .WithName(nameof(ReleaseSession))
        .WithSummary("Let a held session go on from where it was held.")
        .Answers<Session>();

    static Task<IResult> Handle(string clinicId, Guid sessionId, HttpContext http, CoursesDatabase database) => database.Session(
        http, clinicId, sessionId, "release", detail: null,
        (file, row) =>
        {
            file.Require(row, "release", SessionStatus.Held);
            var visit = row.VisitOf();
            var status = visit.HeldFrom ?? SessionStatus.Booked;
            file.Put((row with { Status = status, Reason = null }).With(visit with { HeldFrom = null, HeldFor = null }), status == SessionStatus.CheckedIn ? Happening.CheckedIn : Happening.Booked);
            return null;
        });
}
