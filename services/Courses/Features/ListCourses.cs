using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Courses;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Lists a clinic's courses, oldest first.</summary>
public static class ListCourses
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/courses", Handle)
        .WithName(nameof(ListCourses))
        .WithSummary("List a clinic's courses, of one patient or in one status.");

    static async Task<Ok<Page<Course>>> Handle(
        string clinicId, [Slug] string? patientId, string? status, [AsParameters] PageRequest page,
        ClinicStore clinics, CourseStore courses, CancellationToken cancellationToken)
    {
        if (status is not null && !CourseStatus.All.Contains(status))
            throw new InvalidException("status", $"must be one of {string.Join(", ", CourseStatus.All)}");
        await clinics.Get(clinicId, cancellationToken);
        var found = await courses.List(clinicId, patientId, status, page.After<Guid?>(), page.Fetch, cancellationToken);
        return TypedResults.Ok(Page.Of(found, page, course => course.CourseId!.Value));
    }
}
