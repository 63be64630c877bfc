using Scheduling.Courses.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Reads one session.</summary>
public static class GetSession
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/sessions/{sessionId:guid}", Handle)
        .WithName(nameof(GetSession))
        .WithSummary("Read a session.")
        .Answers<Session>();

    static async Task<IResult> Handle(string clinicId, Guid sessionId, SessionStore sessions, CancellationToken cancellationToken)
    {
        var row = await sessions.Find(clinicId, sessionId, cancellationToken) ?? throw NotFoundException.Of("session", sessionId);
        return ETag.Ok(CourseView.Of(row), row.Version);
    }
}
