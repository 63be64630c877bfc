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
}
