using System.ComponentModel.DataAnnotations;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Planning;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Moves the rest of a course to another clinic of the group: what was given stays where it was given.</summary>
public static class TransferCourse
{
    public sealed record Request
    {
        /// <summary>The clinic that goes on with the course.</summary>
        [Slug]
        public required string ClinicId { get; init; }

        /// <summary>The wished arrival there; the course's own when absent.</summary>
        public TimeOnly? PreferredTime { get; init; }

        public Planning.TimeWindow? TimeWindow { get; init; }

        [StringLength(500)]
        public string? Reason { get; init; }
    }

    public static void Map(IEndpointRouteBuilder course) => course
        .MapPost("/transfer", Handle)
        .WithName(nameof(TransferCourse))
        .WithSummary("Transfer the rest of a course to another clinic of the group: its calendar, chairs and certificate are asked anew; the drug does not move.")
        .Answers<ChangedCourse>()
        .WithExample(new { clinicId = "lbw-north" });

    static Task<IResult> Handle(string clinicId, Guid courseId, Request request, HttpContext http, CoursesDatabase database) => database.Answer(http, async unit =>
    {
        if (request.ClinicId == clinicId) throw new InvalidException("clinicId", "is the clinic the course is at");
        if (!http.Principal().May(request.ClinicId)) throw NotFoundException.Of("clinic", request.ClinicId);

        // Both turns, ascending, before anything else: two transfers that cross cannot wait for one another.
        foreach (var id in new[] { clinicId, request.ClinicId }.Order(StringComparer.Ordinal)) await Turn.TakeClinic(unit, id);
        var there = await ClinicStore.Find(unit, request.ClinicId) ?? throw NotFoundException.Of("clinic", request.ClinicId);
        var here = await CourseFiles.OfCourse(unit, clinicId, courseId, await CourseStore.LastDay(unit, courseId));
        http.RequireMatch(here.Course.Version);
        here.Require("transfer", CourseStatus.Active, CourseStatus.UnderReview);
        if (there.Group != here.Clinic.Group) throw Refused.Rule("wrong-state", $"{there.Name} belongs to another group: discontinue the course here and book one there.");

        var file = await CourseFiles.At(unit, here, there);
        var moved = Transferring.Rest(here, file, request.PreferredTime, request.TimeWindow);
        await CourseFiles.Save(unit, file, new()
        {
            Name = "transfer", Subject = courseId.ToString(), By = http.Principal(), Detail = new { from = clinicId, to = request.ClinicId, why = request.Reason }, CanBeUndone = false,
        });
        return Answer.Ok(new ChangedCourse(CourseView.Of(file.Course, file.Sessions, file.Reviews), moved), file.Course.Version);
    });
}
