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

    /// <summary>The event as it came, for a consumer that keeps or forwards it whole.</summary>
    /// <exception cref="FormatException">It lacks an attribute that CloudEvents requires.</exception>
    public EventOnWire OnWire => EventOnWire.Of(Context);

    internal ConsumeContext<TMessage> Context { get; private init; } = null!;

    internal static Told<TMessage> Of(ConsumeContext<TMessage> context) => new()
    {
        EventId = CloudEvent.IdOf(context),
        Message = context.Message,
        At = CloudEvent.TimeOf(context),
        Context = context,
    };
}
