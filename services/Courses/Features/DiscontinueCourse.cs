using System.ComponentModel.DataAnnotations;
using Scheduling.Courses.Courses;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Ends a course before its time.</summary>
public static class DiscontinueCourse
{
    const string Deceased = "deceased";

    public sealed record Request
    {
        /// <summary>Why, in a scheduler's words; kept with the audit, told to nobody. Only <c>deceased</c> is told: every message ends in silence (edge case 58).</summary>
        [Required, StringLength(500, MinimumLength = 1)]
        public required string Reason { get; init; }
    }

    public static void Map(IEndpointRouteBuilder course) => course
        .MapPost("/discontinue", Handle)
        .WithName(nameof(DiscontinueCourse))
        .WithSummary("End a course: every session ahead is cancelled.")
        .Answers<ChangedCourse>()
        .WithExample(new { reason = "Patient's wish" });

    static Task<IResult> Handle(string clinicId, Guid courseId, Request request, HttpContext http, CoursesDatabase database) => database.Course(
        http, clinicId, courseId, "discontinue", new { why = request.Reason },
        file =>
        {
            file.Require("discontinue", CourseStatus.Active, CourseStatus.Paused, CourseStatus.UnderReview);
            return file.End(CourseStatus.Discontinued, request.Reason == Deceased ? Deceased : "discontinued");
        });
}
