namespace Scheduling.Courses.Planning;

/// <summary>Collects what was refused on the way to a plan, with all the rules that refused it.</summary>
sealed class Explanation(StartFinder starts)
{
    // Looked at for several slots, a day is told once; the start of time stands for the day as a whole.
    readonly SortedDictionary<(DateOnly Date, DateTimeOffset StartsAt), Refusals> refused = [];

    public void Note(DateOnly date, Refusals day, bool holdsChair)
    {
        Add(date, default, day);
        if ((day & Refusals.OfDay) is Refusals.None)
        {
            foreach (var (startsAt, start) in starts.RefusedOn(date, holdsChair))
            {
                Add(date, startsAt, start);
            }
        }
    }

    /// <param name="taken">Days of the plan: one that was refused to another slot was not refused in the end.</param>
    public IReadOnlyList<RefusedPlace> Places(IReadOnlySet<DateOnly> taken) =>
    [
        .. refused.Where(place => place.Key.StartsAt != default || !taken.Contains(place.Key.Date)).Select(place => new RefusedPlace
        {
            Date = place.Key.Date,
            StartsAt = place.Key.StartsAt == default ? null : place.Key.StartsAt,
            Rules = place.Value.Names(),
        }),
    ];

    void Add(DateOnly date, DateTimeOffset startsAt, Refusals rules)
    {
        if (rules is not Refusals.None)
        {
            refused[(date, startsAt)] = rules | refused.GetValueOrDefault((date, startsAt));
        }
    }
}
