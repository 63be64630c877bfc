using MassTransit;

namespace Scheduling.Platform.Messaging;

/// <summary>An event as a consumer was told it.</summary>
public sealed record Told<TMessage> where TMessage : class
{
    /// <summary>The same at each redelivery.</summary>
    public required Guid EventId { get; init; }

    public required TMessage Message { get; init; }

    /// <summary>When what it tells happened, by the publisher's domain clock; null when it does not say.</summary>
    public required DateTimeOffset? At { get; init; }

    internal static Told<TMessage> Of(ConsumeContext<TMessage> context) => new()
    {
        EventId = CloudEvent.IdOf(context),
        Message = context.Message,
        At = CloudEvent.TimeOf(context),
    };
}
