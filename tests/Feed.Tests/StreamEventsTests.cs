using Scheduling.Feed.Events;
using Scheduling.Platform.Messaging;
using Scheduling.TestServers;
using static Scheduling.Feed.Tests.Happening;

namespace Scheduling.Feed.Tests;

public sealed class StreamEventsTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Events_come_as_they_happen_and_a_reader_goes_on_where_it_was(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Happens(Therapist("th-0"));
        string last;
        using (var reader = await EventReader.Of(stage))
        {
            await stage.Happens(Therapist("th-1"), Booked());
            var (id, type, data) = await reader.Next();
            Assert.Equal("therapist.changed.v1 therapist.changed.v1 th-1 1.0", $"{type} {data.Text("type")} {data.Text("subject")} {data.Text("specversion")}");
            Assert.Equal(id, (await stage.Get($"{Stage.Clinic}/events?limit=2")).Text("nextCursor"));
            last = id;
        }
        await stage.Happens(Therapist("th-2"));

        using var resumed = await EventReader.Of(stage, "after=1", lastEventId: last);
        Assert.Equal("session.booked.v1", (await resumed.Next()).Type);
        Assert.Equal("th-2", (await resumed.Next()).Data.Text("subject"));
        using var filtered = await EventReader.Of(stage, "after=0&type=session.", (await stage.Key()).Text);
        var seen = await filtered.Next();
        Assert.Equal("session.booked.v1", seen.Type);
        Assert.DoesNotContain("\"phase\"", seen.Data.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("after", await (await stage.Send("GET", $"{Stage.Clinic}/events/stream", headers: ("Last-Event-ID", "99"))).Fields());
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task What_another_process_commits_comes_as_well(string engine)
    {
        await using var stage = await Stage.Open(engine);
        using var reader = await EventReader.Of(stage);

        // Kept without waking anybody here, as another process does.
        await stage.Database.Write(unit => EventStore.Keep(unit,
            [("lbw", new EventOnWire { Id = Guid.CreateVersion7(), Type = "therapist.changed.v1", Source = "/clinics/lbw/x", Subject = "th-9", Time = DateTimeOffset.UnixEpoch, Body = "{}" })]), Cancel);

        Assert.Equal("th-9", (await reader.Next()).Data.Text("subject"));
    }

    [Fact]
    public async Task A_stream_ends_when_its_key_is_revoked()
    {
        await using var stage = await Stage.Open();
        var key = await stage.Key();
        using var reader = await EventReader.Of(stage, key: key.Text);
        await stage.Happens(Therapist("th-1"));
        Assert.Equal("th-1", (await reader.Next()).Data.Text("subject"));

        (await stage.Send("DELETE", $"/v1/api-keys/{key.Id}")).EnsureSuccessStatusCode();

        while (await reader.Line() is { } line) Assert.Equal("", line);
    }

    [Fact]
    public async Task A_quiet_stream_says_that_it_lives_and_ends_after_an_hour()
    {
        await using var stage = await Stage.Open();
        using var reader = await EventReader.Of(stage);

        stage.Machine.Ahead = TimeSpan.FromSeconds(20);
        Assert.Equal(": heartbeat", await reader.Line());
        stage.Machine.Ahead = TimeSpan.FromHours(1);

        while (await reader.Line() is { } line) Assert.True(line is "" or ": heartbeat");
    }

    [Fact]
    public async Task A_key_has_ten_streams_and_gets_one_back_when_one_ends()
    {
        await using var stage = await Stage.Open();
        var key = (await stage.Key()).Text;
        var readers = new List<EventReader>();
        for (var i = 0; i < 10; i++) readers.Add(await EventReader.Of(stage, key: key));

        using (var refused = await stage.Send("GET", $"{Stage.Clinic}/events/stream", key: key))
        {
            Assert.Equal("too-many-requests", await refused.Problem(429));
            Assert.Equal("60", refused.Headers.RetryAfter?.ToString());
        }
        (await EventReader.Of(stage)).Dispose();
        readers[0].Dispose();

        await Eventually.Holds(async () => (await stage.Send("GET", $"{Stage.Clinic}/events/stream", key: key)).IsSuccessStatusCode, cancellationToken: Cancel);
        readers.ForEach(reader => reader.Dispose());
    }

    [Fact]
    public async Task A_reader_who_does_not_read_holds_up_nobody()
    {
        await using var stage = await Stage.Open();
        using var asleep = await EventReader.Of(stage);
        using var awake = await EventReader.Of(stage);
        var filling = new string('x', 100_000);

        // More than any buffer between them takes.
        for (var i = 0; i < 100; i++) await stage.Tells("therapist.changed.v1", $$"""{ "clinicId": "lbw", "version": 1, "therapistId": "th-{{i}}", "active": true, "filling": "{{filling}}" }""", subject: $"th-{i}");

        for (var i = 0; i < 100; i++) Assert.Equal($"th-{i}", (await awake.Next()).Data.Text("subject"));
        Assert.Equal("th-0", (await asleep.Next()).Data.Text("subject"));
    }
}
