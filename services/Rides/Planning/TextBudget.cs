namespace Scheduling.Rides.Planning;

/// <summary>
/// The texts that one number may get under the health-care exemption of 47 CFR 64.1200(a)(9)(iv): one on a civil day of the called party and
/// three in any seven consecutive days.
/// </summary>
public sealed class TextBudget
{
    const int PerStretch = 3, StretchDays = 7;

    readonly Dictionary<DateOnly, int> texts = [];

    public TextBudget(IEnumerable<DateOnly> daysTexted)
    {
        foreach (var day in daysTexted) Take(day);
    }

    /// <summary>Whether one more text on that day keeps both limits.</summary>
    public bool Allows(DateOnly day)
    {
        if (texts.ContainsKey(day)) return false;
        for (var first = day.AddDays(1 - StretchDays); first <= day; first = first.AddDays(1))
            if (Within(first) >= PerStretch) return false;
        return true;
    }

    public void Take(DateOnly day) => texts[day] = texts.GetValueOrDefault(day) + 1;

    int Within(DateOnly first) => Enumerable.Range(0, StretchDays).Sum(days => texts.GetValueOrDefault(first.AddDays(days)));
}
