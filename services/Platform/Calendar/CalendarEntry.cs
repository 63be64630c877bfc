namespace Scheduling.Platform.Calendar;

/// <summary>One entry of a calendar that others keep a copy of.</summary>
public sealed record CalendarEntry
{
    /// <summary>Stays the same through every change, so that a copy is changed and not doubled.</summary>
    public required Guid Id { get; init; }

    /// <summary>Grows with every change: a copy gives way to what has the larger one.</summary>
    public required long Version { get; init; }

    /// <summary>The zone in which it is promised.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>When it begins; null for one of which only the day is known.</summary>
    public required DateTimeOffset? StartsAt { get; init; }

    public required DateTimeOffset? EndsAt { get; init; }

    /// <summary>The civil day in its zone.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>One line.</summary>
    public required string Title { get; init; }

    /// <summary>Further lines; empty when there is nothing more to say.</summary>
    public string Notes { get; init; } = "";

    /// <summary>It does not take place: copies strike it out.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>When it changed last; null where that is not known.</summary>
    public DateTimeOffset? ChangedAt { get; init; }
}
