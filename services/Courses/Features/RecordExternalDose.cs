using System.ComponentModel.DataAnnotations;
using Scheduling.Courses.Audit;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Records a dose that was given elsewhere: it counts for gaps and for one dose a day, and asks nothing of us.</summary>
public static class RecordExternalDose
{
    public sealed record Request
    {
        /// <summary>The day it was given; today at the latest.</summary>
        public required DateOnly Date { get; init; }

        public required DoseRoute Route { get; init; }

        [Range(1, 1000, ErrorMessage = "must be milligrams between 1 and 1000")]
        public int? DoseMg { get; init; }

        /// <summary>The place, by whatever name the clinic has for it.</summary>
        [Required, StringLength(200, MinimumLength = 1)]
        public required string Where { get; init; }
    }

    public static void Map(IEndpointRouteBuilder course) => course
        .MapPost("/external-doses", Handle)
        .WithName(nameof(RecordExternalDose))
        .WithSummary("Record a dose given elsewhere.")
        .Answers<ChangedCourse>()
        .WithExample(new { date = "2027-01-02", route = "iv", where = "County hospital" });

    static Task<IResult> Handle(string clinicId, Guid courseId, Request request, HttpContext http, CoursesDatabase database) => database.Answer(http, async unit =>
    {
        var file = await CourseFiles.OfCourse(unit, clinicId, courseId);
        http.RequireMatch(file.Course.Version);
        if (request.Date > file.Today) throw new InvalidException("date", "must not lie in the future: only doses that were given are recorded");
        if (request.Date < file.Today.AddYears(-5)) throw new InvalidException("date", "must lie within the last five years");
        if (file.OtherDoses.Contains(request.Date) || file.Sessions.Any(row => row.HoldsDose && row.Day == request.Date))
            throw Refused.Rule(Rules.OnePerDay, $"The patient has a dose on {request.Date:yyyy-MM-dd} already; cancel that session first if it was not given here.");

        await CourseStore.InsertExternalDose(unit, file.Course, request.Date, WireName.Of(request.Route), request.DoseMg, request.Where);
        file.OtherDoses = [.. file.OtherDoses, request.Date];
        file.DoseElsewhere = request.Date;
        file.Put(file.Life with { Reason = "external-dose" });
        await CourseFiles.Save(unit, file, new Command { Name = "external-doses", Subject = courseId.ToString(), By = http.Principal(), Detail = new { request.Date, request.Route, request.DoseMg }, CanBeUndone = false });
        return Answer.Ok(new ChangedCourse(CourseView.Of(file.Course, file.Sessions, file.Reviews), []), file.Course.Version);
    });
}
