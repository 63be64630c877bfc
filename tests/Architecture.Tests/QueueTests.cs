using System.Reflection;
using System.Text.RegularExpressions;
using Scheduling.Contracts;
using Scheduling.Platform.Hosting;
using Scheduling.Platform.Messaging;

namespace Scheduling.Architecture.Tests;

public sealed partial class QueueTests
{
    static readonly IReadOnlyList<(string Service, EventConsumer Consumer)> Consumers =
    [
        .. House.Types.Where(type => type.IsAssignableTo(typeof(IService)) && type is { IsAbstract: false })
            .Select(type => (IService)Activator.CreateInstance(type)!)
            .SelectMany(service =>
            {
                var consumers = new EventConsumers(null, service.Name);
                service.Consume(consumers);
                return consumers.All.Select(consumer => (service.Name, consumer));
            }),
    ];

    [Fact]
    public void No_two_consumers_share_a_queue_for_each_would_get_half() =>
        House.HasNo(Consumers.GroupBy(c => c.Consumer.Queue, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void A_queue_is_named_for_its_service_and_what_is_done() => Assert.All(Consumers, c =>
    {
        Assert.StartsWith(c.Service + ".", c.Consumer.Queue, StringComparison.Ordinal);
        Assert.Matches(QueueName(), c.Consumer.Queue);
    });

    [Fact]
    public void A_queue_is_bound_to_events_that_exist()
    {
        var published = typeof(EventTypeAttribute).Assembly.GetTypes().Select(type => type.GetCustomAttribute<EventTypeAttribute>()?.Name).OfType<string>();

        House.HasNo(Consumers.SelectMany(c => c.Consumer.EventTypes).Except(published));
        Assert.All(Consumers, c => Assert.NotEmpty(c.Consumer.EventTypes));
    }

    [GeneratedRegex("^[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*$")]
    private static partial Regex QueueName();
}
