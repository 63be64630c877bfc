using Scheduling.Desk.Api;
using Scheduling.Desk.Courses;

namespace Scheduling.Desk.Features;

/// <summary>Shows a course: what is done, booked, expected and lost, what hangs on it, and every command on it.</summary>
public static class ShowCourse
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/clinics/{clinicId}/courses/{courseId}", async (string clinicId, Guid courseId, HttpContext http, ClinicApi api, CoursePageReader reader) =>
        await reader.Page(await Here.At(http, api, clinicId), courseId, http, refused: null));
}
