using Scheduling.Contracts.Courses;
using static Scheduling.FollowUps.Tests.Features.TestClinic;

namespace Scheduling.FollowUps.Tests.Features;

public sealed class CompleteFollowUpTests(Hosts hosts)
{
    [Theory, OnBothEngines]
    public async Task A_follow_up_is_completed_from_its_start_on_and_stays_so_when_its_dose_falls_away(string engine)
    {
        // Time passes: a host of its own.
        await using var postgres = engine == Hosts.Postgres ? await TestServers.Servers.Postgres(TestContext.Current.CancellationToken) : null;
        await using var host = await FollowUpsHost.Start(postgres?.Setting, TestContext.Current.CancellationToken);
        var clinic = await TestClinic.In(host);
        var session = clinic.Course("pt-1", "2027-01-05")[0];
        await host.Tell(session);
        using var maple = await host.ClientOf("therapist", "therapist-th-maple", clinic.Id);
        await host.Settle("P2D"); // 8 o'clock on the 6th; it begins at 9
        using (var early = await clinic.Try(await clinic.One(), "complete", new { }, maple)) Assert.Equal("422 too-early", await Refusal(early));

        await host.Settle("PT1H");
        var completed = await clinic.Do(await clinic.One(), "complete", new { }, maple);
        Assert.Equal(("completed", "2027-01-06T09:00:00-08:00", 2), ((string?)completed["status"], (string?)completed["startsAt"], (int)completed["version"]!));
        await host.Tell(new SessionMissed(session with { Version = 2, Status = "missed", DoseDates = [] }));
        Assert.Equal("completed", (string?)(await clinic.One())["status"]);
        Assert.Equal(["follow-up.booked 01-06 09:00", "follow-up.completed 01-06 09:00"], clinic.Told);
        using var again = await clinic.Try(await clinic.One(), "complete", new { });
        Assert.Equal("422 wrong-state", await Refusal(again));
    }

    [Theory, OnBothEngines]
    public async Task Nobody_completes_the_follow_up_of_another_therapist(string engine)
    {
        var host = await hosts.On(engine);
        var clinic = await TestClinic.In(host);
        await host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        using var oak = await host.ClientOf("therapist", "therapist-th-oak", clinic.Id);
        using var answer = await clinic.Try(await clinic.One(), "complete", new { }, oak);
        Assert.Equal("404 not-found", await Refusal(answer));
    }
}
