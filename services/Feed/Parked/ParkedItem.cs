using System.Text.Json;
using System.Text.Json.Serialization;
using Scheduling.Feed.Events;
using Scheduling.Platform.Messaging;

namespace Scheduling.Feed.Parked;

/// <summary>An event that a consumer could not process and nobody has sent on its way again.</summary>
public sealed record ParkedItem
{
    /// <summary>Of the parking, not of the event: two consumers may give up on one event.</summary>
    public required Guid ParkedId { get; init; }

    public required Guid EventId { get; init; }
    public required string Type { get; init; }

    /// <summary>The consumers that gave up. In one process, those it may be: whoever of them has done it does not do it again.</summary>
    public required IReadOnlyList<string> Consumers { get; init; }

    /// <summary>The kind of the last failure and its first words.</summary>
    public required string Reason { get; init; }

    /// <summary>How often it was given up on, or tried.</summary>
    public required int Times { get; init; }

    /// <summary>By the machine's clock.</summary>
    public required DateTimeOffset ParkedAt { get; init; }

    /// <summary>The event itself; absent in lists.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FeedEvent? Event { get; init; }

    internal static ParkedItem Of(ParkedEventRow row, bool isWhole) => new()
    {
        ParkedId = row.ParkedId,
        EventId = row.EventId,
        Type = row.Type,
        Consumers = [row.Queue],
        Reason = row.Reason,
        Times = row.Times,
        ParkedAt = row.ParkedAt,
        Event = isWhole ? Whole(row.EventId, row.Source, row.Type, row.Subject, row.Time, row.Body) : null,
    };

    internal static ParkedItem Of(ParkedRow row, IEnumerable<string> queues, bool isWhole) => new()
    {
        ParkedId = row.Id,
        EventId = row.Id,
        Type = row.Type,
        Consumers = [.. queues],
        Reason = row.Reason ?? "",
        Times = row.Attempts,
        ParkedAt = row.ParkedAt,
        Event = isWhole ? Whole(row.Id, row.Source, row.Type, row.Subject, row.Time, row.Body) : null,
    };

    static FeedEvent Whole(Guid id, string source, string type, string subject, DateTimeOffset time, string body) => new()
    {
        Id = id, Source = source, Type = type, Subject = subject, Time = time, Data = DataOf(body),
    };

    /// <summary>What cannot be processed may not even be JSON: then it is shown as a text.</summary>
    static JsonElement DataOf(string body)
    {
        try { return JsonElement.Parse(body); }
        catch (JsonException) { return JsonSerializer.SerializeToElement(body); }
    }
}
