using Microsoft.AspNetCore.Mvc;
using Scheduling.Courses.Courses;
using Scheduling.Platform.Access;
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

    static Task<IResult> Handle(string clinicId, CourseRequest request, bool? explain, HttpContext http, CoursesDatabase database, CourseStore courses) =>
        database.Answer(http, async unit =>
        {
            var course = await Book(unit, clinicId, request, courses, http.Principal(), Guid.CreateVersion7(unit.Now), explain is true);
            return Answer.Created(course, $"/v1/clinics/{clinicId}/courses/{course.CourseId}", course.Version);
        });

    /// <summary>Books it inside a command's transaction.</summary>
    internal static async Task<Course> Book(Unit unit, string clinicId, CourseRequest request, CourseStore courses, Principal by, Guid courseId, bool explain = false)
    {
        var proposal = await Plan(unit, clinicId, request, explain);
        CourseRules.RefuseToBook(proposal);

        var booking = CourseBooking.Of(proposal.Chosen(), courseId, unit.Now);
        await courses.Insert(unit, booking);
        BookingNews.Publish(unit, booking);
        await CourseFiles.NoteBooking(unit, booking, request, by);
        return CourseView.Of(booking.Course, booking.Sessions, booking.Reviews);
    }

    static async Task<Proposal> Plan(Unit unit, string clinicId, CourseRequest request, bool explain)
    {
        var (clinic, protocol, taken) = await CourseStore.TakeTurn(unit, clinicId, request.PatientId, request.ProtocolId, request.StartDate, PlanSpan.Usual(request));
        var proposal = Proposal.Of(request, clinic, protocol, taken, unit.Now, explain);
        if (!PlanSpan.IsPassed(proposal, taken.Until)) return proposal;

        // Rare: a series that slides past what was read is planned again on all that it may reach.
        (clinic, protocol, taken) = await CourseStore.TakeTurn(
            unit, clinicId, request.PatientId, request.ProtocolId, request.StartDate, PlanSpan.Furthest(request, protocol));
        return Proposal.Of(request, clinic, protocol, taken, unit.Now, explain);
    }
}
