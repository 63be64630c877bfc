using System.Net;
using System.Text;
using RabbitMQ.Client;
using Scheduling.TestServers;

namespace Scheduling.Feed.Tests;

public sealed class KeepParkedEventWhenGivenUpTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task What_a_consumer_behind_a_broker_gave_up_on_is_seen_and_goes_to_it_alone_when_it_is_sent_again(string engine)
    {
        await using var stage = await Parking.Open(engine, onBroker: true);

        var parked = Assert.Single(await stage.Items(Parking.Path));
        Assert.Equal($"therapist.changed.v1 InvalidOperationException: this cannot be done 1 {Parking.Consumer}",
            $"{parked.Text("type")} {parked.Text("reason")} {parked.Text("times")} {parked.GetProperty("consumers")[0]}");
        Assert.Equal("th-1", (await stage.Get($"{Parking.Path}/{parked.Text("parkedId")}")).GetProperty("event").GetProperty("data").Text("therapistId"));

        stage.Temper.IsAngry = false;
        (await stage.Send("POST", $"{Parking.Path}/{parked.Text("parkedId")}/redrive")).EnsureSuccessStatusCode();

        await Eventually.Holds(() => Task.FromResult(stage.Temper.Taken.Count == 1), cancellationToken: Cancel);
        Assert.Empty(await stage.Items(Parking.Path));
        Assert.Single(await stage.Events());
    }

    [Fact]
    public async Task What_cannot_even_be_read_as_an_event_stays_at_the_broker_and_does_not_stop_the_others()
    {
        await using var stage = await Stage.Open(onBroker: true);
        await using var connection = await new ConnectionFactory { Uri = stage.Bus }.CreateConnectionAsync(Cancel);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancel);

        await channel.BasicPublishAsync("clinic.events", "session.booked.v1.lbw", mandatory: false, new BasicProperties { ContentType = "application/json" }, Encoding.UTF8.GetBytes("{ this is no event"), Cancel);
        await stage.Happens(Happening.Therapist("th-1"));

        await Eventually.Holds(async () => (await stage.Events()).Count == 1, cancellationToken: Cancel);
        await Eventually.Holds(async () => await Unreadable(connection) is { } body && body == "{ this is no event", TimeSpan.FromSeconds(60), Cancel);
        Assert.Empty(await stage.Items(Parking.Path));
        // The consumer and the keeper of what was given up both say so, once they have handed it on.
        await Eventually.Holds(() => Task.FromResult(stage.Log.Errors.Count(error => error.Contains("R-FAULT", StringComparison.Ordinal)) >= 2), TimeSpan.FromSeconds(30), Cancel);
        stage.Log.Forget();
    }

    static async Task<string?> Unreadable(IConnection connection)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancel);
        try
        {
            return await channel.BasicGetAsync("platform.unreadable", autoAck: true, Cancel) is { } message ? Encoding.UTF8.GetString(message.Body.Span) : null;
        }
        catch (RabbitMQ.Client.Exceptions.OperationInterruptedException)
        {
            // The queue is made when the first message comes.
            return null;
        }
    }
}
