using Scheduling.Courses.Courses;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Reads one course with all its slots.</summary>
public static class GetCourse
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/courses/{courseId:guid}", Handle)
        .WithName(nameof(GetCourse))
        .WithSummary("Read a course with all its sessions.")
        .Answers<Course>();

    static async Task<IResult> Handle(string clinicId, Guid courseId, CourseStore courses, CancellationToken cancellationToken)
    {
        var course = await courses.Find(clinicId, courseId, cancellationToken) ?? throw NotFoundException.Of("course", courseId);
        return ETag.Ok(course, course.Version);
    }
}
