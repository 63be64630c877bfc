namespace Scheduling.Courses.Planning;

/// <summary>A day that a slot may be meant for, and every shift from it that leads to a day on which the dose could be given.</summary>
readonly record struct TargetDay(DateOnly Date, IReadOnlyList<int> Shifts);

/// <summary>A slot with its target and the shift to its place; null is no place.</summary>
public readonly record struct ArrangedSlot(DateOnly Target, int? Shift)
{
    public DateOnly? Date => Shift is { } days ? Target.AddDays(days) : null;
}

/// <summary>Every slot of a phase in order of the numbers.</summary>
public sealed record Arrangement
{
    public required IReadOnlyList<ArrangedSlot> Slots { get; init; }

    /// <summary>Pattern days before the last dose that no slot is meant for.</summary>
    public required int SkippedPatternDays { get; init; }

    public int Placed => Slots.Count(slot => slot.Shift is not null);
}
