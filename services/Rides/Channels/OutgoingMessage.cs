using System.Text.Json.Serialization;
using Scheduling.Rides.Planning;

namespace Scheduling.Rides.Channels;

/// <summary>A message as it leaves.</summary>
public sealed record OutgoingMessage
{
    public required Guid ReminderId { get; init; }
    public required Medium Channel { get; init; }

    /// <summary>An E.164 number or an e-mail address.</summary>
    public required string To { get; init; }

    public required string Body { get; init; }

    /// <summary>By the domain clock, with the clinic's offset.</summary>
    public required DateTimeOffset SentAt { get; init; }

    public required ReminderKind Kind { get; init; }
    public required IReadOnlyList<Guid> SessionIds { get; init; }

    /// <summary>The clinic's own number for texts; null where it has none.</summary>
    [JsonIgnore]
    public string? From { get; init; }

    /// <summary>What an e-mail has beside its body; null for a text.</summary>
    [JsonIgnore]
    public MailParts? Mail { get; init; }
}

/// <summary>What an e-mail has beside its body.</summary>
public sealed record MailParts
{
    /// <summary>The clinic's neutral name.</summary>
    public required string Sender { get; init; }

    public required string Subject { get; init; }

    /// <summary>BCP 47.</summary>
    public required string Language { get; init; }

    /// <summary>The patient's page, which the body ends with; null for who has none.</summary>
    public string? Link { get; init; }

    /// <summary>The visits as an iCalendar file; null when it is about none.</summary>
    public string? Calendar { get; init; }
}
