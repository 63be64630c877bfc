using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Plans the rest of a course on other days or at another time.</summary>
public static class ReplanCourse
{
    public sealed record Request
    {
        /// <summary>The first day that is planned anew.</summary>
        public required DateOnly From { get; init; }

        [MinLength(1, ErrorMessage = "must name at least one day, mon..sun"), MaxLength(7, ErrorMessage = "must name at most seven days")]
        public IReadOnlyList<Weekday>? Pattern { get; init; }

        public TimeOnly? PreferredTime { get; init; }
        public Planning.TimeWindow? TimeWindow { get; init; }

        /// <summary><c>rest</c> (the usual) keeps the wishes for later phases too; <c>phase</c> is for the current phase only.</summary>
        public ReplanScope? Scope { get; init; }

        public Override? Override { get; init; }
    }

    /// <summary>How far new wishes reach.</summary>
    [JsonConverter(typeof(KebabCase<ReplanScope>))]
    public enum ReplanScope
    {
        Rest,
        Phase,
    }

    public static void Map(IEndpointRouteBuilder course) => course
        .MapPost("/replan", Handle)
        .WithName(nameof(ReplanCourse))
        .WithSummary("Plan the rest of a course on other days or at another time; what was put somewhere by hand stays while it may.")
        .Answers<ChangedCourse>()
        .WithExample(new { from = "2027-01-18", pattern = new[] { "mon", "thu" }, preferredTime = "13:00", scope = "rest" });

    static Task<IResult> Handle(string clinicId, Guid courseId, Request request, HttpContext http, CoursesDatabase database) => database.Course(
        http, clinicId, courseId, "replan", new { request.From, request.Pattern, request.PreferredTime, request.TimeWindow, request.Scope, overridden = request.Override?.Rule },
        file =>
        {
            file.Require("replan", CourseStatus.Active, CourseStatus.UnderReview);
            Check(file, request);
            file.Note(request.Override, sessionId: null, http.Principal(), Rules.MinGap, Rules.TreatmentWeek, Rules.IntervalWindow, Rules.CeilingExceeded);

            var before = file.Course;
            file.Put(before with
            {
                Pattern = request.Pattern is { } pattern ? StoredJson.Write(pattern) : before.Pattern,
                Wishes = StoredJson.Write(file.Wishes with { PreferredTime = request.PreferredTime ?? file.Wishes.PreferredTime, TimeWindow = request.TimeWindow ?? file.Wishes.TimeWindow }),
            });
            file.Put(file.Life with { Reason = "replanned" });

            var from = request.From > file.Today ? request.From : file.Today;
            var ahead = file.Sessions.Where(row => row.Day >= from && (row.Status is SessionStatus.Unplaced || (row.Status is SessionStatus.Booked && row.StartsAt > file.Now))).ToList();
            var live = ahead.Where(row => Continuing.PhaseIndex(file, row) == Continuing.PhaseIndex(file, ahead[0])).ToList();
            var moved = live.Count == 0 ? [] : Replanning.Place(file, live, FirstTarget(file, live[0], request, from), "replanned", request.Override);
            if (request.Scope is ReplanScope.Phase) file.Put(file.Course with { Pattern = before.Pattern, Wishes = before.Wishes });
            return moved;
        }, request.From);

    static void Check(CourseFile file, Request request)
    {
        var errors = new Dictionary<string, string[]>();
        if (request.From > file.Today.AddYears(2)) errors["from"] = ["must lie within two years"];
        if (request.TimeWindow is { } window && window.From >= window.To) errors["timeWindow"] = ["must begin before it ends"];
        if (request.PreferredTime is { } time && time.Ticks % TimeSpan.TicksPerMinute != 0) errors["preferredTime"] = ["must be a whole minute, such as 10:00"];
        if (errors.Count > 0) throw new InvalidException(errors);
        if (request.PreferredTime is { } at && (int)at.ToTimeSpan().TotalMinutes % file.Clinic.GridMinutes != 0)
            throw Refused.Rule(Rules.OffGrid, $"{at:HH:mm} is not on the clinic's grid of {file.Clinic.GridMinutes} minutes, counted from midnight.");
    }

    // Other days begin on the day that was named; another time leaves the days as they are.
    static DateOnly? FirstTarget(CourseFile file, SessionRow first, Request request, DateOnly from) =>
        request.Pattern is null ? null : file.PhaseOf(first).Placement is Placement.Interval ? new WeekPattern(request.Pattern).From(from) : from;
}
