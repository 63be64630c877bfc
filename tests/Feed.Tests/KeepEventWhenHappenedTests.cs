using Scheduling.Contracts;
using Scheduling.Feed.Events;
using Scheduling.Feed.Features;
using Scheduling.Platform.Messaging;
using Scheduling.TestServers;
using static Scheduling.Feed.Tests.Happening;

namespace Scheduling.Feed.Tests;

public sealed class KeepEventWhenHappenedTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task An_event_is_kept_as_it_came_byte_for_byte(string engine)
    {
        await using var stage = await Stage.Open(engine);

        var id = await stage.Tells("session.booked.v1", Detailed, subject: "session-1");

        Assert.Equal(Detailed, Assert.Single(await stage.Query<string>("SELECT data FROM events")));
        var kept = Assert.Single(await stage.Events());
        Assert.Equal($"1.0 {id} /clinics/lbw/stand-in session.booked.v1 session-1 application/json",
            $"{kept.Text("specversion")} {kept.Text("id")} {kept.Text("source")} {kept.Text("type")} {kept.Text("subject")} {kept.Text("datacontenttype")}");
        Assert.Equal(new(2027, 1, 4, 15, 0, 0, TimeSpan.Zero), kept.GetProperty("time").GetDateTimeOffset());
        Assert.Equal("café", kept.GetProperty("data").Text("note"));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task An_event_that_comes_twice_is_kept_once_also_when_its_note_is_long_forgotten(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Happens(Therapist("th-1"), Therapist("th-2"));

        await stage.Redeliver();
        await stage.Database.Write(unit => unit.Execute("DELETE FROM inbox"), Cancel);
        await stage.Redeliver();

        Assert.Equal(["th-1", "th-2"], (await stage.Events()).Select(e => e.Text("subject")));
    }

    [Fact]
    public void Everything_that_happens_at_a_clinic_is_kept_and_nothing_about_access()
    {
        var consumers = new EventConsumers(null, "feed");
        new FeedService().Consume(consumers);
        var kept = Assert.Single(consumers.All, c => c.Consumer == typeof(KeepEventWhenHappened)).EventTypes;

        var declared = typeof(ClinicEvent).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes(typeof(EventTypeAttribute), inherit: false).Cast<EventTypeAttribute>()).Select(type => type.Name);
        Assert.Equal(declared.Where(name => !name.StartsWith("access.", StringComparison.Ordinal)).Order(StringComparer.Ordinal), kept);
        Assert.Contains("session.booked.v1", kept);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_number_is_never_seen_while_a_smaller_one_may_still_come(string engine)
    {
        await using var stage = await Stage.Open(engine);
        TaskCompletionSource written = new(), mayCommit = new();

        var slow = stage.Database.Write(async unit =>
        {
            await EventStore.Keep(unit, [("lbw", Event("slow"))]);
            written.SetResult();
            await mayCommit.Task;
        }, Cancel);
        await written.Task;
        var quick = stage.Database.Write(unit => EventStore.Keep(unit, [("lbw", Event("quick"))]), Cancel);
        if (engine == "postgres")
        {
            // Another clinic's do not wait.
            await stage.Database.Write(unit => EventStore.Keep(unit, [("other", Event("elsewhere") with { Source = "/clinics/other/x" })]), Cancel);
            Assert.Single(await stage.Items("/v1/clinics/other/events"));
        }
        Assert.Empty(await stage.Events());
        Assert.False(quick.IsCompleted);
        mayCommit.SetResult();
        await Task.WhenAll(slow, quick);

        Assert.Equal(["slow", "quick"], (await stage.Events()).Select(e => e.Text("subject")));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Over_a_broker_it_is_kept_the_same_and_leaves_once_more_without_clinical_detail(string engine)
    {
        await using var stage = await Stage.Open(engine, onBroker: true);
        await using var outside = await Outsider.Listen(stage.Bus, "session.*.v1.lbw", Cancel);

        var id = await stage.Tells("session.booked.v1", Detailed, subject: "session-1");
        await stage.Tells("therapist.changed.v1", """{"clinicId":"lbw","therapistId":"th-1","active":true,"version":1}""");

        await Eventually.Holds(() => Task.FromResult(outside.Received.Count == 1), cancellationToken: Cancel);
        await Eventually.Holds(async () => (await stage.Events()).Count == 2, cancellationToken: Cancel);
        Assert.Equal(Detailed, Assert.Single(await stage.Query<string>("SELECT data FROM events WHERE type = 'session.booked.v1'")));
        var (messageId, headers, body) = Assert.Single(outside.Received);
        Assert.Equal($"{id} {id} /clinics/lbw/stand-in session.booked.v1 session-1 2027-01-04T15:00:00.000Z",
            $"{messageId} {headers["cloudEvents:id"]} {headers["cloudEvents:source"]} {headers["cloudEvents:type"]} {headers["cloudEvents:subject"]} {headers["cloudEvents:time"]}");
        Assert.Equal("""{"clinicId":"lbw","version":1.0,"note":"café","nested":[{"kept":[1,{}]}]}""", body);
    }

    static EventOnWire Event(string subject) => new()
    {
        Id = Guid.CreateVersion7(), Type = "therapist.changed.v1", Source = "/clinics/lbw/x", Subject = subject, Time = DateTimeOffset.UnixEpoch, Body = """{"clinicId":"lbw"}""",
    };
}
