using Scheduling.Courses.Clinics;

namespace Scheduling.Courses.Planning;

/// <summary>Derives a pattern anew for a start date that the pattern asked for does not have.</summary>
static class PatternSuggestion
{
    /// <summary>From the start date's weekday on with the spacing asked for, each day moved on as little as makes it legal; null when no pattern with that weekday is.</summary>
    public static IReadOnlyList<Weekday>? For(PlanRequest request, ClinicCalendar calendar)
    {
        var start = Weekdays.Of(request.StartDate);
        var asked = request.Pattern.Distinct().Select(day => After(start, day)).Order().ToArray();
        if (Objections.PatternPhase(request) is not { } phase || asked.Length == 0 || asked.Length != request.Pattern.Count || asked.Length != (phase.PerWeek ?? asked.Length))
        {
            return null;
        }

        // The day of the pattern on the start date or last before it becomes the start; the others keep their distance to it.
        var first = asked[0] == 0 ? 0 : asked[^1];
        var wanted = asked.Select(day => (day - first + 7) % 7).Order().ToArray();

        var legal =
            from days in Enumerable.Range(1, 127)
            let offsets = Enumerable.Range(0, 7).Where(offset => (days & (1 << offset)) != 0).ToArray()
            where offsets[0] == 0 && offsets.Length == wanted.Length
            let pattern = offsets.Select(offset => (Weekday)(((int)start + offset) % 7)).ToArray()
            where pattern.All(day => Objections.HasHours(request, calendar, day)) && new WeekPattern(pattern).SmallestGap() >= request.MinGap(phase)
            orderby offsets.Zip(wanted, Moved).Sum()
            select pattern;
        return legal.FirstOrDefault();
    }

    static int After(Weekday start, Weekday day) => ((int)day - (int)start + 7) % 7;

    // Later before earlier, as everywhere: one day back counts as more than any number on.
    static int Moved(int to, int from) => to >= from ? to - from : 7 + from - to;
}
