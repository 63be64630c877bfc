using System.ComponentModel.DataAnnotations;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Takes a paused course up again: its waiting slots are planned from a day on.</summary>
public static class ResumeCourse
{
    public sealed record Request
    {
        [StringLength(500, MinimumLength = 1)]
        public string? Reason { get; init; }

        /// <summary>The first day that may be planned; today when absent.</summary>
        public DateOnly? ResumeOn { get; init; }

        public Override? Override { get; init; }
    }

    const int FurthestDays = 366;

    public static void Map(IEndpointRouteBuilder course) => course
        .MapPost("/resume", Handle)
        .WithName(nameof(ResumeCourse))
        .WithSummary("Resume a paused course from a day on; after more than 28 days without a dose a review comes first.")
        .Answers<ChangedCourse>()
        .WithExample(new { resumeOn = "2027-02-15" });

    static Task<IResult> Handle(string clinicId, Guid courseId, Request request, HttpContext http, CoursesDatabase database) => database.Course(
        http, clinicId, courseId, "resume", new { why = request.Reason, request.ResumeOn, overridden = request.Override?.Rule },
        file =>
        {
            file.Require("resume", CourseStatus.Paused);
            var from = request.ResumeOn ?? file.Today;
            if (from < file.Today) throw new InvalidException("resumeOn", "must not lie in the past");
            if (from > file.Today.AddDays(FurthestDays)) throw new InvalidException("resumeOn", $"must lie within {FurthestDays} days");
            file.Note(request.Override, sessionId: null, http.Principal(), Rules.MinGap, Rules.TreatmentWeek, Rules.IntervalWindow, Rules.CeilingExceeded);
            return Pausing.Resume(file, from, request.Override);
        }, request.ResumeOn);
}
