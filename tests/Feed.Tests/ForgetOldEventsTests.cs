using static Scheduling.Feed.Tests.Happening;

namespace Scheduling.Feed.Tests;

public sealed class ForgetOldEventsTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task An_event_can_be_read_for_ninety_days_and_who_comes_later_is_told_what_they_missed(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Happens(Therapist("th-1"));
        await stage.Happens(Therapist("th-2"));
        var first = (await stage.Get($"{Stage.Clinic}/events?limit=1")).Text("nextCursor");

        await stage.Passes(TimeSpan.FromDays(45));
        await stage.Happens(Therapist("th-3"));
        await stage.Passes(TimeSpan.FromDays(44));
        Assert.Equal(["th-1", "th-2", "th-3"], (await stage.Events()).Select(e => e.Text("subject")));

        await stage.Passes(TimeSpan.FromDays(2));

        Assert.Equal(["th-3"], (await stage.Events()).Select(e => e.Text("subject")));
        Assert.Equal("cursor-expired", await (await stage.Send("GET", $"{Stage.Clinic}/events?after={first}")).Problem(410));
        await stage.Happens(Therapist("th-4"));
        Assert.Equal(["3", "4"], (await stage.Query<long>("SELECT seq FROM events ORDER BY seq")).Select(seq => $"{seq}"));
    }
}
