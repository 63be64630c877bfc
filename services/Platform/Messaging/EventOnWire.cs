using System.Text;
using MassTransit;

namespace Scheduling.Platform.Messaging;

/// <summary>An event as it travels: the CloudEvents attributes, and its data byte for byte.</summary>
public sealed record EventOnWire
{
    public required Guid Id { get; init; }

    /// <summary>For example <c>session.booked.v1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>For example <c>/clinics/lbw/courses</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The id of the entity it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>When it happened, by the publisher's domain clock.</summary>
    public required DateTimeOffset Time { get; init; }

    public string? TraceParent { get; init; }

    /// <summary>The data: plain JSON.</summary>
    public required string Body { get; init; }

    internal static EventOnWire Of(ConsumeContext context) => new()
    {
        Id = CloudEvent.IdOf(context),
        Type = Required(context, "type"),
        Source = Required(context, "source"),
        Subject = CloudEvent.Attribute(context, "subject") ?? "",
        Time = CloudEvent.TimeOf(context) ?? throw new FormatException("The message has no cloudEvents:time header."),
        TraceParent = CloudEvent.Attribute(context, "traceparent"),
        // As bytes: not every transport's body gives its text.
        Body = Encoding.UTF8.GetString(context.ReceiveContext.Body.GetBytes()),
    };

    static string Required(ConsumeContext context, string name) =>
        CloudEvent.Attribute(context, name) ?? throw new FormatException($"The message has no cloudEvents:{name} header.");
}
