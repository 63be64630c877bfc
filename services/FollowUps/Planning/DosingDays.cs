namespace Scheduling.FollowUps.Planning;

/// <summary>The civil days on which one patient gets a dose, booked or projected, of any course at any clinic of the group.</summary>
public sealed class DosingDays(IEnumerable<DateOnly> dates)
{
    readonly SortedSet<DateOnly> dates = [.. dates];

    public DateOnly? First => dates.Count == 0 ? null : dates.Min;

    public bool Contains(DateOnly day) => dates.Contains(day);

    /// <summary>The next dose after that day, or null when none is known.</summary>
    public DateOnly? After(DateOnly day)
    {
        foreach (var next in dates.GetViewBetween(day.AddDays(1), DateOnly.MaxValue)) return next;
        return null;
    }

    public int CountBefore(DateOnly day) => dates.Count(date => date < day);
}
