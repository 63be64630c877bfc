using System.ComponentModel.DataAnnotations;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Leaves a dose out by a clinician's order: nothing is carried forward.</summary>
public static class OmitSession
{
    public sealed record Request
    {
        /// <summary>Why, in the clinician's words; kept with the audit, told to nobody.</summary>
        [Required, StringLength(500, MinimumLength = 1)]
        public required string Reason { get; init; }
    }

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder session) => session
        .MapPost("/omit", Handle)
        .WithName(nameof(OmitSession))
        .WithSummary("Leave a dose out by a clinician's order.")
        .Answers<Session>()
        .WithExample(new { reason = "Blood pressure not yet under control." });

    static Task<IResult> Handle(string clinicId, Guid sessionId, Request request, HttpContext http, CoursesDatabase database) => database.Session(
        http, clinicId, sessionId, "omit", new { why = request.Reason },
        (file, row) =>
        {
            file.Require(row, "omit", SessionStatus.Booked, SessionStatus.Unplaced, SessionStatus.Held, SessionStatus.CheckedIn);
            file.Put(row.LetGo(SessionStatus.Cancelled, "omitted"), Happening.Cancelled, "omitted");
            return null;
        });
}
