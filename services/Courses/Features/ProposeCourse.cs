using Scheduling.Courses.Courses;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Plans a course and stores nothing.</summary>
public static class ProposeCourse
{
    /// <summary>A request that a reader of the API can try.</summary>
    internal static readonly object Example = new
    {
        patientId = "pt-1001",
        protocolId = "spravato-trd",
        startDate = "2027-01-05",
        pattern = new[] { "tue", "fri" },
        preferredTime = "10:00",
        gates = new Dictionary<string, string> { ["screening"] = "cleared", ["consent"] = "cleared" },
    };

    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapPost("/course-proposals", Handle)
        .WithName(nameof(ProposeCourse))
        .WithSummary("Plan a course and see all of it; nothing is stored.")
        .Answers<Course>()
        .WithExample(Example);

    static Task<IResult> Handle(
        string clinicId, CourseRequest request, bool? explain, HttpContext http, CoursesDatabase database, CourseStore courses, TimeProvider clock) =>
        database.AnswerReading(http, async () =>
        {
            var proposal = await Plan(courses, clinicId, request, clock.GetUtcNow(), explain is true, http.RequestAborted);
            return Answer.Ok(proposal.Shown());
        });

    static async Task<Proposal> Plan(CourseStore courses, string clinicId, CourseRequest request, DateTimeOffset now, bool explain, CancellationToken cancellationToken)
    {
        var (clinic, protocol, taken) = await courses.Look(
            clinicId, request.PatientId, request.ProtocolId, request.StartDate, PlanSpan.Furthest(request), cancellationToken);
        var proposal = Proposal.Of(request, clinic, protocol, taken, now, explain);
        if (!PlanSpan.IsPassed(proposal, taken.Until)) return proposal;

        // Rare: a clinic's own protocol that is longer than any that ships.
        (clinic, protocol, taken) = await courses.Look(
            clinicId, request.PatientId, request.ProtocolId, request.StartDate, PlanSpan.Furthest(request, protocol), cancellationToken);
        return Proposal.Of(request, clinic, protocol, taken, now, explain);
    }
}
