using Scheduling.Desk.Api;
using Scheduling.Desk.Courses;

namespace Scheduling.Desk.Features;

/// <summary>Records what a review decided.</summary>
public static class RecordReview
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/courses/{courseId}/reviews/{reviewId}", (string clinicId, Guid courseId, Guid reviewId, HttpContext http, ClinicApi api, CoursePageReader reader) =>
        CommandCourse.Give(clinicId, courseId, $"reviews/{reviewId}", "review", $"reviews/{reviewId}", body => body.Review(), http, api, reader));
}
