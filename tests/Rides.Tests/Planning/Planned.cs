using System.Security.Cryptography;
using System.Text;
using Scheduling.Platform.Time;
using Scheduling.Rides.Planning;

namespace Scheduling.Rides.Tests.Planning;

/// <summary>Short words for the planner's tests. Days and times are the clinic's, which is in Los Angeles unless a test says otherwise.</summary>
static class Planned
{
    public const string LosAngeles = "America/Los_Angeles";

    static readonly Guid Course = new("0195c000-0000-7000-8000-000000000001");

    public static DateTimeOffset At(string day, string time = "10:00", string zone = LosAngeles) =>
        WallClock.ToInstant(DateOnly.Parse(day), TimeOnly.Parse(time), WallClock.Zone(zone));

    public static Visit Visit(string day, string time = "10:00", int week = 1, Guid? course = null) => new()
    {
        SessionId = Id(day, time), CourseId = course ?? Course, TreatmentWeek = week, StartsAt = At(day, time),
    };

    public static Talk Talk(string day, string time = "14:00") => new() { FollowUpId = Id(day, time), SessionId = Id(day, "dose"), StartsAt = At(day, time) };

    /// <summary>Visits on these days, two a treatment week unless said otherwise.</summary>
    public static IReadOnlyList<Visit> Visits(IEnumerable<string> days, int perWeek = 2) => [.. days.Select((day, i) => Visit(day, week: 1 + (i / perWeek)))];

    public static Situation Situation(string today, IReadOnlyList<Visit> visits, string zone = LosAngeles, string time = "08:00") =>
        new() { Now = At(today, time), Zone = WallClock.Zone(zone), Visits = visits };

    public static IReadOnlyList<PlannedMessage> Plan(this Situation situation) => ReminderPlanner.Plan(situation);

    /// <summary>Each message as its day, kind and standing, for a reader: <c>2027-01-04 DayBefore</c>.</summary>
    public static IReadOnlyList<string> Lines(this IEnumerable<PlannedMessage> messages) =>
        [.. messages.Select(m => $"{m.Day:yyyy-MM-dd} {string.Join('+', m.Parts.Select(p => p.Kind).Distinct().Order())}{(m.Standing == Standing.Fits ? "" : $" {m.Standing}")}")];

    static Guid Id(string day, string time) => new(SHA256.HashData(Encoding.UTF8.GetBytes(day + time)).AsSpan(0, 16));
}
