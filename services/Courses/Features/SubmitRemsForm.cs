using Scheduling.Courses.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Records that the REMS monitoring form of a dose was filed.</summary>
public static class SubmitRemsForm
{
    public sealed record Request
    {
        public required DateTimeOffset SubmittedAt { get; init; }
    }

    public static void Map(IEndpointRouteBuilder session) => session
        .MapPost("/rems-form", Handle)
        .WithName(nameof(SubmitRemsForm))
        .WithSummary("Record that the REMS monitoring form was filed.")
        .Answers<Session>()
        .WithExample(new { submittedAt = "2027-01-05T15:00:00-08:00" });

    static Task<IResult> Handle(string clinicId, Guid sessionId, Request request, HttpContext http, CoursesDatabase database) => database.Session(
        http, clinicId, sessionId, "rems-form", new { request.SubmittedAt },
        (file, row) =>
        {
            file.RequireState(row, "rems-form", SessionStatus.Observing, SessionStatus.Discharged);
            if (row.RemsFormDue is null) throw Refused.Rule("wrong-state", $"{file.Protocol.Name} has no REMS form.", row.Number);
            var visit = row.VisitOf();
            var at = file.Past(request.SubmittedAt, visit.AdministeredAt, "submittedAt");
            file.Put((row with { RemsFormOpen = false }).With(visit with { RemsFormSubmittedAt = at }), Happening.Changed);
            return null;
        });
}
