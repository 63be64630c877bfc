using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Lets a re-plan move a session again.</summary>
public static class UnpinSession
{
    public static void Map(IEndpointRouteBuilder session) => session
        .MapPost("/unpin", Handle)
        .WithName(nameof(UnpinSession))
        .WithSummary("Let a session be moved when the rest is planned anew.")
        .Answers<Session>();

    static Task<IResult> Handle(string clinicId, Guid sessionId, HttpContext http, CoursesDatabase database) =>
        PinSession.Set(clinicId, sessionId, http, database, "unpin", pinned: false);
}
