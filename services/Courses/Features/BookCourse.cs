using Microsoft.AspNetCore.Mvc;
using Scheduling.Courses.Courses;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Features;

/// <summary>Plans a course and books its current phase, in one transaction.</summary>
public static class BookCourse
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapPost("/courses", Handle)
        .WithName(nameof(BookCourse))
        .WithSummary("Plan a course and book its current phase: chairs for all of it, or the reasons why not.")
        .Creates<Course>()
        .WithExample(ProposeCourse.Example);

    static Task<IResult> Handle(string clinicId, CourseRequest request, HttpContext http, CoursesDatabase database, CourseStore courses) =>
        database.Answer(http, async unit =>
        {
            var proposal = await Plan(unit, clinicId, request);
            CourseRules.RefuseToBook(proposal);

            var booking = CourseBooking.Of(proposal, unit.Now);
            BookingNews.Publish(unit, booking);
            await courses.Insert(unit, booking);

            var course = CourseView.Of(booking.Course, booking.Sessions, booking.Reviews);
            return Answer.Created(course, $"/v1/clinics/{clinicId}/courses/{course.CourseId}", course.Version);
        });

    static async Task<Proposal> Plan(Unit unit, string clinicId, CourseRequest request)
    {
        var (clinic, taken) = await CourseStore.TakeTurn(unit, clinicId, request.PatientId, request.StartDate, PlanSpan.Usual(request));
        var proposal = Proposal.Of(request, clinic, taken, unit.Now);
        if (!PlanSpan.IsPassed(proposal)) return proposal;

        // Rare: a series that slides past what was read is planned again on all that it may reach.
        (clinic, taken) = await CourseStore.TakeTurn(unit, clinicId, request.PatientId, request.StartDate, PlanSpan.Furthest(request));
        return Proposal.Of(request, clinic, taken, unit.Now);
    }
}
