using Scheduling.Desk.Api;
using Scheduling.Desk.Courses;

namespace Scheduling.Desk.Features;

/// <summary>Takes back the last command on a course, while there is time.</summary>
public static class UndoLast
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/courses/{courseId}/undo", async (string clinicId, Guid courseId, HttpContext http, ClinicApi api, CoursePageReader reader) =>
    {
        var of = (await http.Request.ReadFormAsync(http.RequestAborted))["of"].ToString();
        return await CommandCourse.Give(clinicId, courseId, "undo", "undone", "undo", _ => new { of }, http, api, reader);
    });
}
