using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Planning;

/// <summary>A place in a running course: what it was meant to be, whatever became of it.</summary>
sealed record Slot
{
    public required int Number { get; init; }
    public required Phase Phase { get; init; }
    public required DateOnly Target { get; init; }

    /// <summary>From 1, counted from the course's first day.</summary>
    public required int TreatmentWeek { get; init; }
}

/// <summary>A dose of the same course that stays where it is, and the fewest civil days its phase asks between it and the dose before it.</summary>
readonly record struct StandingDose(DateOnly Date, int MinGap);
