using Microsoft.AspNetCore.Mvc;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Holds;
using Scheduling.Courses.Protocols;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Features;

/// <summary>Plans a course and books its current phase, in one transaction; or books a plan that was held, as it was shown.</summary>
public static class BookCourse
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapPost("/courses", Handle)
        .WithName(nameof(BookCourse))
        .WithSummary("Plan a course and book its current phase: chairs for all of it, or the reasons why not. With holdId alone the held plan is booked.")
        .Creates<Course>()
        .WithExample(ProposeCourse.Example);

    static Task<IResult> Handle(string clinicId, BookingRequest request, bool? explain, HttpContext http, CoursesDatabase database, CourseStore courses) =>
        database.Answer(http, async unit =>
        {
            request.Check();
            var proposal = request.HoldId is { } holdId
                ? await Confirm(unit, clinicId, holdId, request.AcceptUnplaced)
                : await Plan(unit, clinicId, request, explain is true);
            var course = await Book(unit, proposal, courses, http.Principal(), Guid.CreateVersion7(unit.Now));
            return Answer.Created(course, $"/v1/clinics/{clinicId}/courses/{course.CourseId}", course.Version);
        });

    /// <summary>Books what was planned inside a command's transaction.</summary>
    internal static async Task<Course> Book(Unit unit, Proposal proposal, CourseStore courses, Principal by, Guid courseId)
    {
        CourseRules.RefuseToBook(proposal);
        var booking = CourseBooking.Of(proposal.Chosen(), courseId, unit.Now);
        var told = BookingNews.Publish(unit, booking);
        await courses.Insert(unit, booking, proposal, told, by);
        return CourseView.Of(booking.Course, booking.Sessions, booking.Reviews);
    }

    internal static async Task<Proposal> Plan(Unit unit, string clinicId, CourseRequest request, bool explain = false)
    {
        var (clinic, protocol, taken) = await CourseStore.TakeTurn(unit, clinicId, request.PatientId, request.ProtocolId, request.StartDate, PlanSpan.Usual(request));
        var proposal = Proposal.Of(request, clinic, protocol, taken, unit.Now, explain);
        if (!PlanSpan.IsPassed(proposal, taken.Until)) return proposal;

        // Rare: a series that slides past what was read is planned again on all that it may reach.
        (clinic, protocol, taken) = await CourseStore.TakeTurn(
            unit, clinicId, request.PatientId, request.ProtocolId, request.StartDate, PlanSpan.Furthest(request, protocol));
        return Proposal.Of(request, clinic, protocol, taken, unit.Now, explain);
    }

    static async Task<Proposal> Confirm(Unit unit, string clinicId, Guid holdId, bool acceptUnplaced)
    {
        var held = await HoldStore.Find(unit, clinicId, holdId);
        var request = held.Request with { AcceptUnplaced = acceptUnplaced || held.Request.AcceptUnplaced };
        var (clinic, _, taken) = await CourseStore.TakeTurn(unit, clinicId, request.PatientId, request.ProtocolId, request.StartDate, held.LastDay());
        await HoldStore.Use(unit, clinicId, holdId);
        var protocol = await ProtocolStore.Find(unit, clinicId, request.ProtocolId, held.ProtocolVersion);
        return Proposal.Of(held with { Request = request }, clinic, protocol, taken, unit.Now);
    }
}
