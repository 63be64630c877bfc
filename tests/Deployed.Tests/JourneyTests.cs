using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Scheduling.Journeys;
using Scheduling.TestServers;

namespace Scheduling.Deployed.Tests;

public sealed class JourneyTests
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_booked_course_is_followed_by_therapy_rides_and_reminders_and_told_to_plain_subscribers()
    {
        await using var system = await DeployedSystem.Start(Cancel);
        await using var subscriber = await PlainSubscriber.Listen(system.Bus, "session.booked.v1.lbw", Cancel);
        await system.World.SetUp("lbw", Cancel);
        await system.World.AddPatient("lbw", "pt-1001", "+15625550123", Cancel);

        var course = await system.World.TryBook("lbw", "pt-1001", new(2031, 1, 7), "key-1", Cancel);
        await system.World.EverythingFollows("lbw", course!.Value, Cancel);

        var booked = course.Value.GetProperty("sessions").EnumerateArray().Where(s => ClinicWorld.Text(s, "status") == "booked").Select(s => ClinicWorld.Text(s, "sessionId")).Order();
        await Eventually.Holds(() => Task.FromResult(subscriber.Received.Count >= 8), TimeSpan.FromSeconds(30), Cancel);
        Assert.Equal(booked, subscriber.Received.Select(m => ClinicWorld.Text(m.Body, "sessionId")).Order());
        Assert.All(subscriber.Received, message =>
        {
            Assert.Equal("session.booked.v1", message.Headers["cloudEvents:type"]);
            Assert.Equal("/clinics/lbw/courses", message.Headers["cloudEvents:source"]);
            Assert.Equal(ClinicWorld.Text(message.Body, "sessionId"), message.Headers["cloudEvents:subject"]);
            Assert.Equal("1.0", message.Headers["cloudEvents:specversion"]);
            Assert.Equal(message.Headers["cloudEvents:id"], message.MessageId);
            Assert.True(message.IsPersistent);
            Assert.Equal("lbw", ClinicWorld.Text(message.Body, "clinicId"));
        });
        var feed = system.Client("Feed");
        var told = await Eventually.Gives(async () => await ClinicWorld.Items(feed, "v1/clinics/lbw/events?type=session.booked.", Cancel) is { Count: 8 } items ? items : null, cancellationToken: Cancel);
        Assert.Equal(subscriber.Received.Select(m => m.MessageId).Order(), told.Select(e => ClinicWorld.Text(e, "id")).Order());
    }

    [Fact]
    public async Task A_key_works_in_every_service_within_a_second_and_stops_working_within_one()
    {
        await using var system = await DeployedSystem.Start(Cancel);
        await system.World.SetUp("lbw", Cancel);
        var admin = system.Client("Courses");
        using var made = await admin.PostAsJsonAsync("v1/api-keys", new { name = "desk", roles = new[] { "scheduler" }, clinics = new[] { "lbw" }, scopes = Array.Empty<string>() }, Cancel);
        var key = await made.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        var paths = new Dictionary<string, string> { ["Courses"] = "v1/clinics/lbw/courses", ["FollowUps"] = "v1/clinics/lbw/follow-ups", ["Rides"] = "v1/clinics/lbw/rides", ["Feed"] = "v1/clinics/lbw/events" };

        foreach (var (service, path) in paths)
        {
            var client = system.Client(service, ClinicWorld.Text(key, "key"));
            await Eventually.Holds(async () => (await client.GetAsync(path, Cancel)).IsSuccessStatusCode, TimeSpan.FromSeconds(5), Cancel, $"{service} takes the new key");
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path.Replace("lbw", "other", StringComparison.Ordinal), Cancel)).StatusCode);
        }
        (await admin.DeleteAsync($"v1/api-keys/{ClinicWorld.Text(key, "id")}", Cancel)).EnsureSuccessStatusCode();
        foreach (var (service, path) in paths)
        {
            var client = system.Client(service, ClinicWorld.Text(key, "key"));
            await Eventually.Holds(async () => (await client.GetAsync(path, Cancel)).StatusCode == HttpStatusCode.Unauthorized, TimeSpan.FromSeconds(5), Cancel, $"{service} no longer takes the key");
        }
    }

    [Fact]
    public async Task Queues_survive_the_broker_and_each_is_bound_with_exactly_its_types()
    {
        await using var system = await DeployedSystem.Start(Cancel);
        var factory = new ConnectionFactory { Uri = system.Bus };
        await using var connection = await factory.CreateConnectionAsync(Cancel);

        foreach (var queue in new[] { "follow-ups.replan-follow-ups-when-session-changes", "rides.plan-reminders-when-session-changes", "courses.tell-keys-when-asked", "feed.keep-event-when-happened", "platform.parked" })
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancel);
            // Declaring it again with the same arguments is only allowed when it is what it is believed to be.
            await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: Cancel);
        }
    }
}

/// <summary>A subscriber that knows AMQP and JSON, and neither MassTransit nor this system's code.</summary>
sealed class PlainSubscriber : IAsyncDisposable
{
    readonly IConnection connection;
    readonly IChannel channel;
    readonly List<Message> received = [];

    PlainSubscriber(IConnection connection, IChannel channel) => (this.connection, this.channel) = (connection, channel);

    public IReadOnlyList<Message> Received { get { lock (received) return [.. received]; } }

    public static async Task<PlainSubscriber> Listen(Uri bus, string routingKey, CancellationToken cancellationToken)
    {
        var connection = await new ConnectionFactory { Uri = bus }.CreateConnectionAsync(cancellationToken);
        var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
        var subscriber = new PlainSubscriber(connection, channel);
        await channel.ExchangeDeclareAsync("clinic.events", ExchangeType.Topic, durable: true, cancellationToken: cancellationToken);
        var queue = await channel.QueueDeclareAsync(cancellationToken: cancellationToken);
        await channel.QueueBindAsync(queue.QueueName, "clinic.events", routingKey, cancellationToken: cancellationToken);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            var headers = (delivery.BasicProperties.Headers ?? new Dictionary<string, object?>())
                .Where(h => h.Value is byte[]).ToDictionary(h => h.Key, h => Encoding.UTF8.GetString((byte[])h.Value!));
            lock (subscriber.received)
                subscriber.received.Add(new(delivery.BasicProperties.MessageId, delivery.BasicProperties.Persistent, headers, JsonSerializer.Deserialize<JsonElement>(delivery.Body.Span)));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer, cancellationToken);
        return subscriber;
    }

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }

    public sealed record Message(string? MessageId, bool IsPersistent, IReadOnlyDictionary<string, string> Headers, JsonElement Body);
}
