using System.Globalization;
using System.Net.Mime;
using MassTransit;

namespace Scheduling.Platform.Messaging;

/// <summary>CloudEvents 1.0 in AMQP's binary mode: the attributes are headers, the plain data is the body.</summary>
public static class CloudEvent
{
    const string Id = "cloudEvents:id", Time = "cloudEvents:time";

    /// <summary>The event's id, the same at each redelivery.</summary>
    public static Guid IdOf(MessageContext context) =>
        Guid.TryParse(context.Headers.Get<string>(Id), out var id) ? id
        : context.MessageId ?? throw new FormatException("The message has neither a cloudEvents:id header nor a message id.");

    /// <summary>When what the event tells happened, by the publisher's domain clock; null when it does not say.</summary>
    public static DateTimeOffset? TimeOf(MessageContext context) =>
        DateTimeOffset.TryParse(context.Headers.Get<string>(Time), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    internal static string? Attribute(MessageContext context, string name) => context.Headers.Get<string>("cloudEvents:" + name);

    internal static void Write(OutboxRow row, SendContext context)
    {
        context.MessageId = row.Id;
        context.Headers.Set(Id, row.Id.ToString());
        context.Headers.Set("cloudEvents:specversion", "1.0");
        context.Headers.Set("cloudEvents:source", row.Source);
        context.Headers.Set("cloudEvents:type", row.Type);
        context.Headers.Set("cloudEvents:subject", row.Subject);
        context.Headers.Set(Time, row.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        context.Headers.Set("cloudEvents:datacontenttype", "application/json");
        if (row.TraceParent is not null) context.Headers.Set("cloudEvents:traceparent", row.TraceParent);
        context.SetRoutingKey(row.RoutingKey);
        context.Serializer = new StoredBodySerializer(row.Body);
    }
}

/// <summary>Stands for an event on its way out; what is sent is the stored text, so that the dispatcher needs no event's .NET type.</summary>
sealed class StoredEvent;

/// <summary>Puts a stored body on the wire, byte for byte as it was stored.</summary>
sealed class StoredBodySerializer(string body) : IMessageSerializer
{
    public ContentType ContentType { get; } = new("application/json");

    public MessageBody GetMessageBody<T>(SendContext<T> context) where T : class => new StringMessageBody(body);
}
