namespace Scheduling.Contracts.Courses;

/// <summary>A day of a clinic, or a part of it, was closed by announcement, or opened again.</summary>
[EventType("clinic.day-changed.v1")]
public sealed record ClinicDayChanged : ClinicEvent
{
    /// <summary>The closure; one of several days tells of each of them.</summary>
    public required Guid ClosureId { get; init; }

    /// <summary>The clinic's civil date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The wall time at which it begins; null is the beginning of the day.</summary>
    public TimeOnly? From { get; init; }

    /// <summary>The wall time at which it ends; null is the end of the day.</summary>
    public TimeOnly? To { get; init; }

    /// <summary><c>clinic</c>, <c>chair</c> or <c>prescriber</c>.</summary>
    public required string What { get; init; }

    /// <summary>The chair, where only one is out of use.</summary>
    public string? ChairId { get; init; }

    /// <summary>False when it was closed, true when the closure was lifted.</summary>
    public required bool Open { get; init; }

    public override string Subject() => $"{ClosureId}/{Date:yyyy-MM-dd}";
}
