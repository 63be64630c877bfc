using System.ComponentModel.DataAnnotations;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Holds;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Features;

/// <summary>Plans a course and stores nothing, unless its chairs are to be held while somebody decides.</summary>
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
        .WithSummary("Plan a course and see all of it; nothing is stored, unless holdMinutes has its chairs kept until it is booked by its holdId.")
        .Answers<Course>()
        .WithExample(Example);

    static Task<IResult> Handle(
        string clinicId, CourseRequest request, [Range(1, 30, ErrorMessage = "must lie between 1 and 30")] int? holdMinutes,
        bool? explain, HttpContext http, CoursesDatabase database, CourseStore courses, TimeProvider clock) => holdMinutes is { } minutes
        ? database.Answer(http, unit => Hold(unit, clinicId, request, explain is true, TimeSpan.FromMinutes(minutes)))
        : database.AnswerReading(http, async () =>
        {
            var proposal = await Plan(courses, clinicId, request, clock.GetUtcNow(), explain is true, http.RequestAborted);
            return Answer.Ok(proposal.Shown());
        });

    static async Task<Answer> Hold(Unit unit, string clinicId, CourseRequest request, bool explain, TimeSpan length)
    {
        var proposal = (await BookCourse.Plan(unit, clinicId, request, explain)).Chosen();
        var hold = Holds.Hold.Of(proposal, unit.Now, length);
        await HoldStore.Insert(unit, proposal.Clinic, hold);
        return Answer.Ok(proposal.Shown() with { HoldId = hold.HoldId, ExpiresAt = WallClock.InZone(hold.ExpiresAt, WallClock.Zone(proposal.Clinic.TimeZone)) });
    }

    static async Task<Proposal> Plan(CourseStore courses, string clinicId, CourseRequest request, DateTimeOffset now, bool explain, CancellationToken cancellationToken)
    {
        var (clinic, protocol, taken) = await courses.Look(
            clinicId, request.PatientId, request.ProtocolId, request.StartDate, PlanSpan.Furthest(request), now, cancellationToken);
        var proposal = Proposal.Of(request, clinic, protocol, taken, now, explain);
        if (!PlanSpan.IsPassed(proposal, taken.Until)) return proposal;

        // Rare: a clinic's own protocol that is longer than any that ships.
        (clinic, protocol, taken) = await courses.Look(
            clinicId, request.PatientId, request.ProtocolId, request.StartDate, PlanSpan.Furthest(request, protocol), now, cancellationToken);
        return Proposal.Of(request, clinic, protocol, taken, now, explain);
    }
}
