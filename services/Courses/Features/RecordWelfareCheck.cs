using System.ComponentModel.DataAnnotations;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Records that somebody has looked after a patient who did not come.</summary>
public static class RecordWelfareCheck
{
    public sealed record Request
    {
        /// <summary>Who spoke with the patient, by whatever id the clinic uses.</summary>
        [Required, StringLength(100, MinimumLength = 1)]
        public required string By { get; init; }
    }

    public static void Map(IEndpointRouteBuilder session) => session
        .MapPost("/welfare-check", Handle)
        .WithName(nameof(RecordWelfareCheck))
        .WithSummary("Record that a patient who did not come was looked after.")
        .Answers<Session>()
        .WithExample(new { by = "rn-1" });

    static Task<IResult> Handle(string clinicId, Guid sessionId, Request request, HttpContext http, CoursesDatabase database) => database.Session(
        http, clinicId, sessionId, "welfare-check", new { request.By },
        (file, row) =>
        {
            if (row.WelfareDueAt is null) throw Refused.Rule("wrong-state", $"Session {row.Number}: no welfare check is due.", row.Number);

            // The same absence does not call a second time.
            file.Put((row with { WelfareDueAt = null, WatchesWelfare = false }).With(row.VisitOf() with { WelfareCheckedAt = file.Now }), Happening.Changed);
            return null;
        });
}
