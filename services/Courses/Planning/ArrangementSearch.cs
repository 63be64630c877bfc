namespace Scheduling.Courses.Planning;

/// <summary>Finds the best of all legal arrangements of a phase's slots; exact, not a rule of thumb.</summary>
/// <remarks>
/// Best is fewest slots without a place, then fewest pattern days skipped, the smallest sum of shifts, the smallest largest shift, and then
/// the shifts themselves session by session in the order 0, +1, -1, +2, -2 ... with no place as the last; of arrangements alike in all that,
/// the one with the earlier targets. What is best from a target on depends only on how many slots are left and on the dose before, so that
/// each such state is solved once. The largest shift does not add up that way: it is bounded instead, as tightly as costs nothing else.
/// </remarks>
sealed class ArrangementSearch
{
    readonly IReadOnlyList<TargetDay> targets;
    readonly int slots;
    readonly int minGap;
    readonly bool slides;
    readonly int[] earliest;
    readonly Dictionary<(int Target, int Slot, int LastDose), Rest> solved = [];
    int mostShift;

    ArrangementSearch(IReadOnlyList<TargetDay> targets, int slots, int minGap, bool slides)
    {
        (this.targets, this.slots, this.minGap, this.slides) = (targets, slots, minGap, slides);
        earliest = new int[targets.Count];
        for (var (i, day) = (targets.Count - 1, int.MaxValue); i >= 0; i--)
        {
            foreach (var shift in targets[i].Shifts)
            {
                day = Math.Min(day, targets[i].Date.DayNumber + shift);
            }

            earliest[i] = day;
        }
    }

    /// <param name="targets">In order; one for each slot, or in a sliding series every day that could be one.</param>
    /// <param name="slots">How many slots there are.</param>
    /// <param name="minGap">Fewest civil days between two doses of the phase.</param>
    /// <param name="slides">A target may be passed over: the next pattern day takes its number, and what is left without a place is the end of the series.</param>
    /// <param name="lastDose">The dose before the phase.</param>
    public static Arrangement Best(IReadOnlyList<TargetDay> targets, int slots, int minGap, bool slides, DateOnly? lastDose)
    {
        var search = new ArrangementSearch(targets, slots, minGap, slides);
        var furthest = targets.SelectMany(target => target.Shifts).Select(Math.Abs).DefaultIfEmpty().Max();
        var cost = search.Best(furthest, lastDose).Cost;
        for (var most = 0; ; most++)
        {
            var best = search.Best(most, lastDose);
            if (best.Cost == cost)
            {
                return new() { Slots = [.. best.Slots(targets)], SkippedPatternDays = cost.Skipped };
            }
        }
    }

    Rest Best(int mostShift, DateOnly? lastDose)
    {
        this.mostShift = mostShift;
        solved.Clear();
        return Best(0, 0, lastDose?.DayNumber ?? int.MinValue);
    }

    Rest Best(int target, int slot, int lastDose)
    {
        if (slot == slots || target == targets.Count)
        {
            return Rest.End(unplaced: slots - slot);
        }

        // A dose so long before that no place is too near to it is as good as none: those states are one.
        lastDose = Math.Max(lastDose, earliest[target] - minGap);
        if (solved.TryGetValue((target, slot, lastDose), out var best))
        {
            return best;
        }

        best = slides
            ? Rest.Better(Rest.End(unplaced: slots - slot), Best(target + 1, slot, lastDose).Skipping())
            : Best(target + 1, slot + 1, lastDose).After(target, shift: null);
        foreach (var shift in targets[target].Shifts)
        {
            var date = targets[target].Date.DayNumber + shift;
            if (Math.Abs(shift) <= mostShift && date - lastDose >= minGap)
            {
                best = Rest.Better(best, Best(target + 1, slot + 1, date).After(target, shift));
            }
        }

        return solved[(target, slot, lastDose)] = best;
    }

    /// <summary>What adds up over slots, the weightiest first.</summary>
    readonly record struct Cost(int Unplaced, int Skipped, int ShiftDays) : IComparable<Cost>
    {
        public int CompareTo(Cost other) => (Unplaced, Skipped, ShiftDays).CompareTo((other.Unplaced, other.Skipped, other.ShiftDays));
    }

    /// <summary>An arrangement from one slot to the last, as a chain that shares its end with others.</summary>
    sealed record Rest
    {
        public required Cost Cost { get; init; }
        int Target { get; init; }
        int? Shift { get; init; }

        /// <summary>Null at the end: what slots there are from here on have no place.</summary>
        Rest? Next { get; init; }

        public static Rest End(int unplaced) => new() { Cost = new(unplaced, 0, 0) };

        public Rest Skipping() => this with { Cost = Cost with { Skipped = Cost.Skipped + 1 } };

        public Rest After(int target, int? shift) => new()
        {
            Cost = shift is { } days ? Cost with { ShiftDays = Cost.ShiftDays + Math.Abs(days) } : Cost with { Unplaced = Cost.Unplaced + 1 },
            Target = target,
            Shift = shift,
            Next = this,
        };

        public static Rest Better(Rest one, Rest other) => one.CompareTo(other) <= 0 ? one : other;

        public IEnumerable<ArrangedSlot> Slots(IReadOnlyList<TargetDay> targets)
        {
            for (var rest = this; rest.Next is not null; rest = rest.Next)
            {
                yield return new(targets[rest.Target].Date, rest.Shift);
            }
        }

        int CompareTo(Rest other)
        {
            var byCost = Cost.CompareTo(other.Cost);
            var byShift = byCost != 0 ? byCost : Compare(this, other, rest => Order(rest.Shift));
            return byShift != 0 ? byShift : Compare(this, other, rest => rest.Target);
        }

        static int Compare(Rest? one, Rest? other, Func<Rest, int> by)
        {
            for (; one?.Next is not null && other?.Next is not null && !ReferenceEquals(one, other); (one, other) = (one.Next, other.Next))
            {
                if (by(one).CompareTo(by(other)) is not 0 and var first)
                {
                    return first;
                }
            }

            return 0;
        }

        static int Order(int? shift) => shift switch { null => int.MaxValue, > 0 => 2 * shift.Value - 1, _ => -2 * shift.Value };
    }
}
