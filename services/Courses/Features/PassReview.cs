using System.ComponentModel.DataAnnotations;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Passes a decision of a course: go on, stop, give more, or change how often.</summary>
public static class PassReview
{
    public sealed record Request
    {
        public required ReviewOutcome Outcome { get; init; }

        /// <summary>With <c>step-to</c>: the new interval.</summary>
        [Range(1, 366, ErrorMessage = "must lie between 1 and 366")]
        public int? EveryDays { get; init; }

        /// <summary>With <c>extend</c> and <c>step-back</c>: how many doses more.</summary>
        [Range(1, 12, ErrorMessage = "must lie between 1 and 12")]
        public int? ExtraSessions { get; init; }

        /// <summary>The clinician, by whatever id the clinic uses.</summary>
        [Required, StringLength(100, MinimumLength = 1)]
        public required string By { get; init; }

        [StringLength(1000)]
        public string? Note { get; init; }
    }

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder clinic) => clinic
        .MapPost("/reviews/{reviewId:guid}", Handle)
        .WithName(nameof(PassReview))
        .WithSummary("Pass a review, from three days before it is due: continue books the next phase whole.")
        .Answers<ChangedCourse>()
        .WithExample(new { outcome = "continue", by = "dr-lee" });

    static Task<IResult> Handle(string clinicId, Guid reviewId, Request request, HttpContext http, CoursesDatabase database) => database.Answer(http, async unit =>
    {
        var courseId = await CourseStore.CourseOfReview(unit, clinicId, reviewId) ?? throw NotFoundException.Of("review", reviewId);
        var file = await CourseFiles.OfCourse(unit, clinicId, courseId, await CourseStore.LastDay(unit, courseId));
        http.RequireMatch(file.Course.Version);

        IReadOnlyList<MovedSession> moved = Reviewing.Pass(file, file.Reviews.Single(review => review.ReviewId == reviewId), request.Outcome, request.EveryDays, request.ExtraSessions);
        await CourseFiles.Save(unit, file, new()
        {
            Name = "review", Subject = reviewId.ToString(), By = http.Principal(),
            Detail = new { request.Outcome, request.EveryDays, request.ExtraSessions, request.By, request.Note },
        });
        return Answer.Ok(new ChangedCourse(CourseView.Of(file.Course, file.Sessions, file.Reviews), moved), file.Course.Version);
    });
}
