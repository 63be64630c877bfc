using Scheduling.Desk.Api;
using Scheduling.Desk.Courses;

namespace Scheduling.Desk.Features;

/// <summary>Records where a gate of a course stands.</summary>
public static class RecordGate
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/courses/{courseId}/gates/{gate}", (string clinicId, Guid courseId, string gate, HttpContext http, ClinicApi api, CoursePageReader reader) =>
        CommandCourse.Give(clinicId, courseId, $"gates/{gate}", "gate", $"courses/{courseId}/gates/{Uri.EscapeDataString(gate)}", body => body.Gate(), http, api, reader));
}
