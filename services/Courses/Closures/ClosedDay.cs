using System.Collections.Immutable;
using Scheduling.Courses.Clinics;

namespace Scheduling.Courses.Closures;

/// <summary>What closures leave of one day.</summary>
sealed class ClosedDay
{
    readonly ILookup<string, Stretch> chairs;

    public ClosedDay(ImmutableArray<Stretch> hours, ImmutableArray<Stretch> onSite, IReadOnlyList<Closure> closures)
    {
        var ofClinic = closures.Where(closure => closure.What is ClosureKind.Clinic).ToList();
        Hours = Without(hours, ofClinic);
        PrescriberOn = Without(onSite, closures.Where(closure => closure.What is ClosureKind.Prescriber));
        chairs = closures.Where(closure => closure.What is ClosureKind.Chair).ToLookup(closure => closure.ChairId!, closure => closure.Stretch);
        var all = ofClinic.FirstOrDefault(closure => closure.IsWholeDay) ?? (hours.Length > 0 && Hours.Length == 0 ? ofClinic[0] : null);
        WhyClosed = all?.Words();
    }

    public ImmutableArray<Stretch> Hours { get; }
    public ImmutableArray<Stretch> PrescriberOn { get; }

    /// <summary>Set when no hour is left.</summary>
    public string? WhyClosed { get; }

    public IEnumerable<Stretch> OfChair(string chairId) => chairs[chairId];

    static ImmutableArray<Stretch> Without(ImmutableArray<Stretch> stretches, IEnumerable<Closure> closures) =>
        closures.Select(closure => closure.Stretch).Aggregate(stretches, (left, closed) => [.. left.SelectMany(stretch => Without(stretch, closed))]);

    static IEnumerable<Stretch> Without(Stretch stretch, Stretch closed)
    {
        if (closed.To <= stretch.From || stretch.To <= closed.From)
        {
            yield return stretch;
            yield break;
        }

        if (stretch.From < closed.From) yield return stretch with { To = closed.From };
        if (closed.To < stretch.To) yield return stretch with { From = closed.To };
    }
}
