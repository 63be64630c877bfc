using MassTransit;

namespace Scheduling.Platform.Messaging;

/// <summary>How events travel, read from one URI. The only place that knows there is more than one way.</summary>
public abstract class Transport
{
    /// <summary>The transport that <paramref name="uri"/> names: <c>loopback:</c> or <c>amqp://user:password@host:port/vhost</c>.</summary>
    /// <exception cref="FormatException">It names neither.</exception>
    public static Transport From(string uri) => uri.Split(':', 2) switch
    {
        ["loopback", ""] => new Loopback(),
        ["amqp" or "amqps", _] when Uri.TryCreate(uri, UriKind.Absolute, out var address) && address.Host.Length > 0 => new RabbitMq(address),
        _ => throw new FormatException("it is neither loopback: nor amqp://user:password@host:port/vhost"),
    };

    /// <summary>Whether events reach other processes.</summary>
    public abstract bool ReachesOthers { get; }

    /// <summary>How many events a consumer holds at once: as many as it may deal with together.</summary>
    const int Prefetch = 100;

    internal abstract void Configure(IBusRegistrationConfigurator bus, IReadOnlyList<EventConsumer> consumers, Type? ofParked);

    /// <summary>Where a row is sent: the topic exchange of its kind, which sending declares.</summary>
    internal static Uri Address(string eventType) => new($"exchange:{EventTypes.ExchangeOf(eventType)}?type=topic");

    static void Serialize(IBusFactoryConfigurator bus)
    {
        bus.UseRawJsonSerializer(RawSerializerOptions.AnyMessageType, isDefault: true);
        bus.ConfigureJsonSerializerOptions(EventJson.Configure);
    }

    sealed class Loopback : Transport
    {
        public override bool ReachesOthers => false;

        internal override void Configure(IBusRegistrationConfigurator bus, IReadOnlyList<EventConsumer> consumers, Type? ofParked) =>
            bus.UsingInMemory((context, c) =>
            {
                Serialize(c);
                foreach (var consumer in consumers)
                {
                    c.ReceiveEndpoint(consumer.Queue, endpoint =>
                    {
                        endpoint.ConfigureConsumeTopology = false;
                        endpoint.PrefetchCount = Prefetch;
                        // No retry here and no error queue: the outbox knows what failed and tries it again.
                        endpoint.DiscardFaultedMessages();
                        endpoint.PublishFaults = false;
                        foreach (var type in consumer.EventTypes)
                            endpoint.Bind(EventTypes.ExchangeOf(type), MassTransit.Transports.Fabric.ExchangeType.Topic, $"{type}.*");
                        endpoint.ConfigureConsumer(context, consumer.Consumer);
                    });
                }
            });
    }

    sealed class RabbitMq(Uri uri) : Transport
    {
        public override bool ReachesOthers => true;

        internal override void Configure(IBusRegistrationConfigurator bus, IReadOnlyList<EventConsumer> consumers, Type? ofParked) =>
            bus.UsingRabbitMq((context, c) =>
            {
                c.Host(uri, h => h.PublisherConfirmation = true);
                Serialize(c);
                c.SendTopology.ErrorQueueNameFormatter = new ParkingPlace();
                foreach (var consumer in consumers)
                {
                    c.ReceiveEndpoint(consumer.Queue, endpoint =>
                    {
                        endpoint.ConfigureConsumeTopology = false;
                        endpoint.PrefetchCount = Prefetch;
                        endpoint.SetQuorumQueue();
                        endpoint.PublishFaults = false;
                        endpoint.UseMessageRetry(retry => retry.Intervals(100, 500, 2_000, 10_000));
                        foreach (var type in consumer.EventTypes)
                        {
                            endpoint.Bind(EventTypes.ExchangeOf(type), binding =>
                            {
                                binding.ExchangeType = RabbitMQ.Client.ExchangeType.Topic;
                                binding.RoutingKey = $"{type}.*";
                            });
                        }
                        endpoint.ConfigureConsumer(context, consumer.Consumer);
                    });
                }
                if (ofParked is not null) c.ReceiveEndpoint(ParkingPlace.Queue, endpoint => Take(endpoint, context, ofParked));
            });

        static void Take(IRabbitMqReceiveEndpointConfigurator endpoint, IBusRegistrationContext context, Type ofParked)
        {
            endpoint.ConfigureConsumeTopology = false;
            endpoint.SetQuorumQueue();
            endpoint.PublishFaults = false;
            // What is parked here is nowhere else: it is put aside only when it can never be read.
            endpoint.UseMessageRetry(retry =>
            {
                retry.Ignore<FormatException>();
                retry.Interval(100_000, TimeSpan.FromSeconds(5));
            });
            endpoint.ConfigureConsumer(context, ofParked);
        }
    }

    /// <summary>One queue for what any consumer of any service gave up on; what cannot even be read as an event stays at the broker.</summary>
    sealed class ParkingPlace : IErrorQueueNameFormatter
    {
        public const string Queue = "platform.parked", Unreadable = "platform.unreadable";

        public string FormatErrorQueueName(string queueName) => queueName == Queue ? Unreadable : Queue;
    }
}
