using MassTransit;
using System.Text.RegularExpressions;

namespace Scheduling.Platform.Messaging;

/// <summary>One consumer, the queue it reads and exactly the events that queue is bound to.</summary>
/// <param name="Queue">Unique over all services: two consumers on one queue would each get half.</param>
public sealed record EventConsumer(string Queue, Type Consumer, IReadOnlyList<string> EventTypes);

/// <summary>What a service listens to.</summary>
public sealed partial class EventConsumers(IBusRegistrationConfigurator? bus, string service)
{
    readonly List<EventConsumer> all = [];

    public IReadOnlyList<EventConsumer> All => all;

    /// <summary>Has <typeparamref name="TConsumer"/> consume the events of these wire names, all of which it reads as one message type.</summary>
    public EventConsumers Add<TConsumer>(params string[] eventTypes) where TConsumer : class, IConsumer
    {
        bus?.AddConsumer<TConsumer>();
        all.Add(new(QueueOf(service, typeof(TConsumer)), typeof(TConsumer), eventTypes));
        return this;
    }

    /// <summary>The consumer of what other consumers have given up on, where a broker parks it; one host in an installation has it.</summary>
    public Type? OfParked { get; private set; }

    /// <summary>Has <typeparamref name="TConsumer"/> take what any consumer of any service has given up on.</summary>
    public EventConsumers AddParked<TConsumer>() where TConsumer : class, IConsumer<GivenUp>
    {
        bus?.AddConsumer<TConsumer>();
        OfParked = typeof(TConsumer);
        return this;
    }

    static string QueueOf(string service, Type consumer) =>
        $"{service}.{Word().Replace(consumer.Name.Split('`')[0], m => (m.Index == 0 ? "" : "-") + m.Value.ToLowerInvariant())}";

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Word();
}
