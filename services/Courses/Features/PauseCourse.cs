using System.ComponentModel.DataAnnotations;
using Scheduling.Courses.Courses;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Lets a course stand still: every session ahead is called off, its slots wait.</summary>
public static class PauseCourse
{
    public sealed record Request
    {
        /// <summary>Why, in a scheduler's words; kept with the audit, told to nobody.</summary>
        [Required, StringLength(500, MinimumLength = 1)]
        public required string Reason { get; init; }

        /// <summary>When it is meant to go on; nothing is booked for it.</summary>
        public DateOnly? ResumeOn { get; init; }
    }

    public static void Map(IEndpointRouteBuilder course) => course
        .MapPost("/pause", Handle)
        .WithName(nameof(PauseCourse))
        .WithSummary("Pause a course: every session ahead is cancelled with the reason paused, and its slots wait for resume.")
        .Answers<ChangedCourse>()
        .WithExample(new { reason = "Surgery", resumeOn = "2027-02-15" });

    static Task<IResult> Handle(string clinicId, Guid courseId, Request request, HttpContext http, CoursesDatabase database) => database.Course(
        http, clinicId, courseId, "pause", new { why = request.Reason, request.ResumeOn },
        file =>
        {
            file.Require("pause", CourseStatus.Active, CourseStatus.UnderReview);
            if (request.ResumeOn < file.Today) throw new InvalidException("resumeOn", "must not lie in the past");
            var cancelled = file.CancelAhead(Pausing.Reason);
            file.Put(file.Course with { Status = CourseStatus.Paused });
            file.Put(file.Life with { PausedOn = file.Today, ResumeOn = request.ResumeOn, Reason = Pausing.Reason });
            return cancelled;
        });
}
