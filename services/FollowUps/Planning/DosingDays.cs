namespace Scheduling.FollowUps.Planning;

/// <summary>The civil days on which one patient gets a dose, booked or projected, of any course at any clinic of the group.</summary>
public sealed class DosingDays(IEnumerable<DateOnly> dates, IEnumerable<(DateOnly Day, DateTimeOffset At)>? arrivals = null)
{
    readonly SortedSet<DateOnly> dates = [.. dates];
    readonly Dictionary<DateOnly, DateTimeOffset> arrivals = (arrivals ?? []).GroupBy(arrival => arrival.Day).ToDictionary(day => day.Key, day => day.Min(arrival => arrival.At));

    public DateOnly? First => dates.Count == 0 ? null : dates.Min;

    public bool Contains(DateOnly day) => dates.Contains(day);

    /// <summary>When the patient arrives for the dose of that day; null while no time is booked.</summary>
    public DateTimeOffset? ArrivalOn(DateOnly day) => arrivals.TryGetValue(day, out var at) ? at : null;

    /// <summary>The next dose after that day, or null when none is known.</summary>
    public DateOnly? After(DateOnly day)
    {
        foreach (var next in dates.GetViewBetween(day.AddDays(1), DateOnly.MaxValue)) return next;
        return null;
    }

    /// <summary>The days of doses from one day to another, both included.</summary>
    public IEnumerable<DateOnly> Between(DateOnly from, DateOnly to) => from > to ? [] : dates.GetViewBetween(from, to);

    public int CountBefore(DateOnly day) => dates.Count(date => date < day);
}
