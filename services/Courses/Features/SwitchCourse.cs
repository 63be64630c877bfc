using System.ComponentModel.DataAnnotations;
using Scheduling.Courses.Audit;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Courses;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Ends a course and books another by a different protocol in its place, in one transaction (R13).</summary>
public static class SwitchCourse
{
    public sealed record Request
    {
        [Slug]
        public required string ProtocolId { get; init; }

        public required DateOnly StartDate { get; init; }

        [MinLength(1, ErrorMessage = "must name at least one day, mon..sun"), MaxLength(7, ErrorMessage = "must name at most seven days")]
        public required IReadOnlyList<Weekday> Pattern { get; init; }

        /// <summary>The old course's when absent.</summary>
        public TimeOnly? PreferredTime { get; init; }

        public Planning.TimeWindow? TimeWindow { get; init; }
        public IReadOnlyList<int>? BoosterIntervalsDays { get; init; }

        [Range(1, 400, ErrorMessage = "must lie between 1 and 400")]
        public int? HorizonSessions { get; init; }

        public IReadOnlyList<int>? DoseMg { get; init; }

        /// <summary>The new course's own: nothing is taken over from the old one.</summary>
        public IReadOnlyDictionary<string, GateStatus>? Gates { get; init; }

        public bool AcceptUnplaced { get; init; }
        public Override? Override { get; init; }

        internal CourseRequest As(CourseFile old) => new()
        {
            PatientId = old.Course.PatientId,
            ProtocolId = ProtocolId,
            StartDate = StartDate,
            Pattern = Pattern,
            PreferredTime = PreferredTime ?? old.Wishes.PreferredTime,
            TimeWindow = TimeWindow ?? old.Wishes.TimeWindow,
            BoosterIntervalsDays = BoosterIntervalsDays,
            HorizonSessions = HorizonSessions,
            Unavailable = old.Wishes.Unavailable,
            DoseMg = DoseMg,
            Gates = Gates,
            AcceptUnplaced = AcceptUnplaced,
            Override = Override,
        };
    }

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder course) => course
        .MapPost("/switch", Handle)
        .WithName(nameof(SwitchCourse))
        .WithSummary("Switch to another protocol: the rest of this course is cancelled and the new course booked, or neither.")
        .Creates<Course>()
        .WithExample(new { protocolId = "spravato-trd", startDate = "2027-03-09", pattern = new[] { "tue", "fri" } });

    static Task<IResult> Handle(string clinicId, Guid courseId, Request request, HttpContext http, CoursesDatabase database, CourseStore courses) => database.Answer(http, async unit =>
    {
        var old = await CourseFiles.OfCourse(unit, clinicId, courseId);
        http.RequireMatch(old.Course.Version);
        old.Require("switch", CourseStatus.Active, CourseStatus.Paused, CourseStatus.UnderReview);

        var newId = Guid.CreateVersion7(unit.Now);
        old.End(CourseStatus.Switched, "switched");
        old.Put(old.Course with { SwitchedTo = newId });
        await CourseFiles.Save(unit, old, new Command { Name = "switch", Subject = courseId.ToString(), By = http.Principal(), Detail = new { request.ProtocolId, request.StartDate, request.Pattern, newId }, CanBeUndone = false });

        var booked = await BookCourse.Book(unit, await BookCourse.Plan(unit, clinicId, request.As(old)), courses, http.Principal(), newId);
        return Answer.Created(booked, $"/v1/clinics/{clinicId}/courses/{newId}", booked.Version);
    });
}
