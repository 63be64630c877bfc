using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scheduling.Feed.Events;

/// <summary>An event as subscribers get it: CloudEvents 1.0 in JSON.</summary>
public sealed record FeedEvent
{
    [JsonPropertyName("specversion")]
    public string SpecVersion => "1.0";

    /// <summary>The same however often and by whichever way it comes.</summary>
    public required Guid Id { get; init; }

    /// <summary>The clinic and the service that told it, such as <c>/clinics/lbw/courses</c>.</summary>
    public required string Source { get; init; }

    /// <summary>For example <c>session.booked.v1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The id of the entity it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Time { get; init; }

    [JsonPropertyName("datacontenttype")]
    public string DataContentType => "application/json";

    /// <summary>The whole entity as it was after the change.</summary>
    public required JsonElement Data { get; init; }

    /// <param name="isClinical">Whether the reader may see protocol, phase, drug and dose.</param>
    public static FeedEvent Of(EventRow row, bool isClinical) => new()
    {
        Id = row.Id,
        Source = row.Source,
        Type = row.Type,
        Subject = row.Subject,
        Time = row.Time,
        Data = JsonElement.Parse(isClinical ? row.Data : row.PublicData ?? row.Data),
    };
}
