using Scheduling.Rides.Channels;

namespace Scheduling.Rides.Reminders;

/// <summary>A message to a patient, from the plan to what became of it.</summary>
public sealed record Reminder
{
    public required Guid ReminderId { get; init; }

    /// <summary>Null for an answer to a number that is no patient's.</summary>
    public required string? PatientId { get; init; }

    /// <summary><c>t-1</c>, <c>weekly-digest</c>, <c>moved</c>, <c>cancelled</c>, <c>follow-up</c>, ...; of several merged, the foremost.</summary>
    public required string Kind { get; init; }

    /// <summary>By which it goes or went; while it is planned, as far as that is known.</summary>
    public required Medium Channel { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Null unless it was sent.</summary>
    public required DateTimeOffset? SentAt { get; init; }

    /// <summary>Masked, such as <c>+1******0123</c>; null when there is no address.</summary>
    public required string? To { get; init; }

    /// <summary>As it was sent, or as it would be sent now; null when it cannot be written yet.</summary>
    public required string? Body { get; init; }

    /// <summary>What the words were written from, such as <c>lbw/t-1/en</c> or <c>shipped/t-1/en</c>; null while nothing was sent.</summary>
    public required string? TemplateId { get; init; }

    public required int? TemplateVersion { get; init; }

    /// <summary><c>planned</c>, <c>sending</c>, <c>sent</c>, <c>skipped</c> or <c>failed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Why it was not sent, such as <c>budget</c> or <c>opted-out</c>.</summary>
    public required string? Reason { get; init; }

    public required IReadOnlyList<Guid> SessionIds { get; init; }

    /// <summary>Enough to recognise an address by, and not enough to use it.</summary>
    public static string? Masked(string? address) => address switch
    {
        null => null,
        ['+', ..] => $"{address[..2]}******{address[^4..]}",
        _ => $"{address[..1]}******{address[address.IndexOf('@', StringComparison.Ordinal)..]}",
    };
}
