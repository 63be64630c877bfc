using System.Net;
using Scheduling.FollowUps.Tests.Features;
using Scheduling.TestServers;
using static Scheduling.FollowUps.Tests.Features.TestClinic;

namespace Scheduling.FollowUps.Tests;

/// <summary>People who want the same at the same time: one gets it, the others are told, and nothing is left half done.</summary>
public sealed class FollowUpRaceTests(Hosts hosts)
{
    const int Patients = 8;

    [Theory, OnBothEngines]
    public async Task Of_many_moves_to_one_time_of_a_therapist_one_gets_it(string engine)
    {
        var host = await hosts.On(engine);
        await Race(await TestClinic.In(host), [host]);
    }

    [Fact]
    public async Task Nor_is_a_time_given_twice_by_two_hosts_of_one_database()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var postgres = await Servers.Postgres(cancellationToken);
        await using var one = await FollowUpsHost.Start(postgres.Setting, cancellationToken, "witness-one");
        await using var other = await FollowUpsHost.Start(postgres.Setting, cancellationToken, "witness-other");
        await Race(await TestClinic.In(one), [one, other]);
    }

    static async Task Race(TestClinic clinic, IReadOnlyList<FollowUpsHost> hosts)
    {
        await clinic.Host.Tell([.. Enumerable.Range(1, Patients).SelectMany(n => clinic.Course($"pt-{n}", "2027-01-05"))]);
        var followUps = (await clinic.FollowUps()).OrderBy(f => (string?)f["startsAt"]).ToList();
        await clinic.Host.Put($"{clinic.Path}/therapists/th-oak", new { name = "th-oak", hours = new[] { new { day = "thu", from = "09:00", to = "10:00" } } });

        var answers = await Task.WhenAll(followUps.Select((f, i) =>
            clinic.Try(f, "move", new { startsAt = "2027-01-07T09:00:00-08:00", therapistId = "th-oak" }, hosts[i % hosts.Count].Http)));
        Assert.Equal(["200", .. Enumerable.Repeat("409 slot-taken", Patients - 1)], (await Task.WhenAll(answers.Select(Outcome))).Order());
        await clinic.Host.Settle();
        var after = await clinic.FollowUps();
        Assert.Single(after, f => Line(f) == "2027-01-07T09:00:00-08:00 th-oak");
        Assert.All(after, f => Assert.Equal("booked", (string?)f["status"]));
        Assert.Equal(Patients, after.Select(Line).Distinct().Count());
    }

    [Theory, OnBothEngines]
    public async Task One_follow_up_that_two_schedulers_move_by_what_they_saw_is_moved_once(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine));
        await clinic.Host.Tell([.. clinic.Course("pt-1", "2027-01-05")]);
        var followUp = await clinic.One();
        var answers = await Task.WhenAll(Enumerable.Range(10, 6).Select(hour => clinic.Try(followUp, "move", new { startsAt = $"2027-01-07T{hour}:00:00-08:00" }, ifMatch: "\"1\"")));
        Assert.Equal(["200", .. Enumerable.Repeat("412 stale", 5)], (await Task.WhenAll(answers.Select(Outcome))).Order());
        Assert.Equal(2, (int)(await clinic.One())["version"]!);
    }

    [Theory, OnBothEngines]
    public async Task One_offer_that_many_accept_is_given_once(string engine)
    {
        var clinic = new TestClinic(await hosts.On(engine));
        await clinic.Host.Tell(Given.ClinicEvent(clinic.Id));
        await clinic.Employ("th-maple", telehealthHours: [Video("sat")]);
        await clinic.Host.Tell([.. Enumerable.Range(1, Patients).SelectMany(n => clinic.Course($"pt-{n}", "2027-01-15"))]);
        var answers = await Task.WhenAll((await clinic.FollowUps("status=unplaced")).Select(f => clinic.Try(f, "accept-option", new { option = "telehealth-on-closed-day", startsAt = "2027-01-16T10:00:00-08:00" })));
        Assert.Equal(["200", .. Enumerable.Repeat("409 slot-taken", Patients - 1)], (await Task.WhenAll(answers.Select(Outcome))).Order());
        Assert.Equal("2027-01-16T10:00:00-08:00 th-maple", Assert.Single(await clinic.Summary("status=booked")));
    }

    [Theory, OnBothEngines]
    public async Task Leave_that_comes_while_follow_ups_are_booked_and_moved_leaves_nobody_with_a_therapist_who_is_away(string engine)
    {
        var clinic = await TestClinic.In(await hosts.On(engine), "th-maple", "th-oak");
        await clinic.Host.Tell([.. clinic.Course("pt-0", "2027-01-05")]);
        var followUp = await clinic.One();
        var booking = clinic.Host.Tell([.. Enumerable.Range(1, Patients).SelectMany(n => clinic.Course($"pt-{n}", "2027-01-05"))]);
        var moving = clinic.Try(followUp, "move", new { startsAt = "2027-01-07T15:00:00-08:00", therapistId = "th-maple" });
        var leaving = clinic.Employ("th-maple", leave: [Away("2027-01-06", "2027-01-08")]);
        await Task.WhenAll(booking, moving, leaving);
        await clinic.Host.Settle();

        // Whichever came first: the move is undone by the leave, or refused for it.
        Assert.Contains(await Outcome(await moving), new[] { "200", "422 therapist-away" });
        var after = await clinic.FollowUps();
        Assert.Equal(Patients + 1, after.Count);
        Assert.All(after, f => Assert.Equal(("booked", "th-oak"), ((string?)f["status"], (string?)f["therapistId"])));
        Assert.Equal(Patients + 1, after.Select(f => (string?)f["startsAt"]).Distinct().Count());
    }

    static async Task<string> Outcome(HttpResponseMessage answer)
    {
        using (answer) return answer.StatusCode == HttpStatusCode.OK ? "200" : await Refusal(answer);
    }
}
