using Scheduling.Courses.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Keeps a session where it is: a re-plan moves it only when it must, and says so.</summary>
public static class PinSession
{
    public static void Map(IEndpointRouteBuilder session) => session
        .MapPost("/pin", Handle)
        .WithName(nameof(PinSession))
        .WithSummary("Keep a session where it is when the rest is planned anew.")
        .Answers<Session>();

    static Task<IResult> Handle(string clinicId, Guid sessionId, HttpContext http, CoursesDatabase database) =>
        Set(clinicId, sessionId, http, database, "pin", pinned: true);

    internal static Task<IResult> Set(string clinicId, Guid sessionId, HttpContext http, CoursesDatabase database, string name, bool pinned) => database.Session(
        http, clinicId, sessionId, name, detail: null,
        (file, row) =>
        {
            file.Require(row, name, SessionStatus.Booked);
            if (row.Pinned != pinned) file.Put(row with { Pinned = pinned }, Happening.Changed);
            return null;
        });
}
