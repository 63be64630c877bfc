using Scheduling.Desk.Api;

namespace Scheduling.Desk.Booking;

/// <summary>A month of a course's calendar: weeks of seven days, empty where they belong to another month. Pure.</summary>
public sealed record CourseMonth
{
    public required DateOnly First { get; init; }
    public required IReadOnlyList<IReadOnlyList<CourseDay?>> Weeks { get; init; }

    /// <summary>The months in which the course has something, in order.</summary>
    public static IReadOnlyList<CourseMonth> Of(IReadOnlyList<Session> sessions, IReadOnlyList<UnplacedSession> unplaced, IReadOnlyList<RefusedPlace> why, IReadOnlyList<FollowUp> followUps)
    {
        var placed = sessions.Where(session => session.Date is not null).ToLookup(session => session.Date!.Value);
        var lost = unplaced.ToLookup(slot => slot.TargetDate);
        var refused = why.Where(place => place.StartsAt is null).ToLookup(place => place.Date, place => place.Rules);
        var therapy = followUps.Where(followUp => followUp.StartsAt is not null).ToLookup(followUp => DateOnly.FromDateTime(followUp.StartsAt!.Value.DateTime));
        var months = placed.Select(day => day.Key).Concat(lost.Select(day => day.Key)).Select(day => new DateOnly(day.Year, day.Month, 1)).Distinct().Order();
        return [.. months.Select(month => new CourseMonth { First = month, Weeks = WeeksOf(month, Day) })];

        CourseDay Day(DateOnly date) => new()
        {
            Date = date,
            Sessions = [.. placed[date]],
            Unplaced = [.. lost[date]],
            Refused = [.. refused[date].SelectMany(rules => rules).Distinct()],
            FollowUps = [.. therapy[date]],
        };
    }

    static List<IReadOnlyList<CourseDay?>> WeeksOf(DateOnly month, Func<DateOnly, CourseDay> day)
    {
        var weeks = new List<IReadOnlyList<CourseDay?>>();
        for (var monday = month.AddDays(-((int)month.DayOfWeek + 6) % 7); monday < month.AddMonths(1); monday = monday.AddDays(7))
            weeks.Add([.. Enumerable.Range(0, 7).Select(monday.AddDays).Select(date => date.Month == month.Month ? day(date) : null)]);
        return weeks;
    }
}

/// <summary>A day of a course's calendar.</summary>
public sealed record CourseDay
{
    public required DateOnly Date { get; init; }
    public required IReadOnlyList<Session> Sessions { get; init; }
    public required IReadOnlyList<UnplacedSession> Unplaced { get; init; }

    /// <summary>The rules for which the day was passed over.</summary>
    public required IReadOnlyList<string> Refused { get; init; }

    public required IReadOnlyList<FollowUp> FollowUps { get; init; }
}
