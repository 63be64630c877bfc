using System.Net;
using Scheduling.Rides.Tests.Providers;
using Scheduling.TestServers;
using static Scheduling.Rides.Tests.Happening;
using static Scheduling.Rides.Tests.VisitDay;

namespace Scheduling.Rides.Tests;

public sealed class CallRideProviderTests
{
    const string ByProvider = """{ "kind": "rideshare", "providerId": "wheels" }""";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_ride_is_asked_for_accepted_follows_the_release_is_dispatched_by_the_discharge_and_departs(string engine)
    {
        await using var provider = await ProviderSimulator.Start();
        await using var stage = await Stage.Open(engine, settings: provider.Settings);
        await stage.Contact();
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);

        Assert.Equal("planned", (await stage.Says(visit, "plan", ByProvider)).Text("status"));
        await stage.Passes(TimeSpan.Zero);
        var asked = Assert.Single(provider.Orders).Body;
        Assert.Equal("rideshare LBW +15625550100 2027-01-12T12:25:00-08:00 2027-01-12T23:59:00-08:00 +15625550123",
            $"{asked.Text("kind")} {asked.GetProperty("pickUp").Text("place")} {asked.GetProperty("pickUp").Text("phone")} {asked.GetProperty("pickUp").Text("from")} {asked.GetProperty("pickUp").Text("until")} {asked.GetProperty("rider").Text("phone")}");
        await provider.Tells(stage, "accepted");
        Assert.Equal("confirmed rideshare", await stage.RideLine(visit));

        await stage.Until("2027-01-12", "10:20");
        var dosed = visit.CheckedIn("rideshare").Administered("12:40");
        await stage.Happens(visit.CheckedIn("rideshare"), dosed);
        Assert.Equal(["request", "change"], provider.Lines);
        await stage.Until("2027-01-12", "12:45");
        await stage.Happens(dosed.Discharged());
        Assert.Equal(["request", "change", "dispatch"], provider.Lines);
        Assert.Equal("confirmed rideshare", await stage.RideLine(visit));

        await provider.Tells(stage, "arriving");
        await provider.Tells(stage, "arrived");
        Assert.Equal("arrived rideshare", await stage.RideLine(visit));
        await provider.Tells(stage, "departed");
        Assert.Equal("departed rideshare", await stage.RideLine(visit));
        await stage.Until("2027-01-12", "18:00");
        Assert.Empty(await stage.Events("ride.at-risk.v1"));
        Assert.Equal(["request", "change", "dispatch"], provider.Lines);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_provider_that_was_away_is_asked_again_until_it_takes_the_order_once(string engine)
    {
        await using var provider = await ProviderSimulator.Start();
        await using var stage = await Stage.Open(engine, settings: provider.Settings);
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);

        provider.HasTrouble(Trouble.Busy, times: 2);
        await stage.Says(visit, "plan", ByProvider);
        await stage.Passes(TimeSpan.Zero);
        await Eventually.Holds(() => Task.FromResult(provider.Lines is ["request"]), cancellationToken: Cancel);
        Assert.Equal(3, provider.Tries);

        provider.HasTrouble(Trouble.DropsAfterTaking, times: 1);
        await stage.Happens(visit.CheckedIn("rideshare").Administered("12:40"));
        await Eventually.Holds(async () => (await stage.Query<long>("SELECT count(*) FROM ride_calls WHERE done_at IS NULL")).Single() == 0, cancellationToken: Cancel);

        Assert.Equal(["request", "change"], provider.Lines);
        Assert.Equal(5, provider.Tries);
        Assert.All(await stage.Query<string>("SELECT body FROM ride_calls"), body => Assert.Equal("", body));
    }

    [Fact]
    public async Task What_was_not_said_when_the_process_ended_is_said_by_the_next()
    {
        await using var provider = await ProviderSimulator.Start();
        await using var stage = await Stage.Open("sqlite", settings: provider.Settings);
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);
        provider.HasTrouble(Trouble.Broken);
        await stage.Says(visit, "plan", ByProvider);
        await stage.Passes(TimeSpan.Zero);
        Assert.Empty(provider.Lines);

        await stage.Restart();
        provider.HasTrouble(Trouble.None);
        await stage.Passes(TimeSpan.Zero);

        await Eventually.Holds(() => Task.FromResult(provider.Lines is ["request"]), cancellationToken: Cancel);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Nobody_is_asked_twice_where_two_instances_share_the_work(string engine)
    {
        if (engine == "sqlite") return; // one process alone may use it
        await using var provider = await ProviderSimulator.Start();
        await using var stage = await Stage.Open(engine, settings: provider.Settings);
        await using var other = await stage.Beside();
        var visits = Induction();
        await stage.Happens([Open(), .. visits]);

        foreach (var visit in visits) await stage.Says(visit, "plan", ByProvider);
        await Task.WhenAll(stage.Passes(TimeSpan.Zero), other.Passes(TimeSpan.Zero));

        await Eventually.Holds(() => Task.FromResult(provider.Lines.Count == 8), cancellationToken: Cancel);
        Assert.Equal(8, provider.Tries);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_refusal_leaves_the_ride_needed_and_at_risk_where_it_is_near(string engine)
    {
        await using var provider = await ProviderSimulator.Start();
        await using var stage = await Stage.Open(engine, "2027-01-12", settings: provider.Settings);
        var visit = Booked("2027-01-12", "11:00");
        await stage.Happens(Open(), visit);
        provider.HasTrouble(Trouble.Refuses);

        await stage.Says(visit, "plan", ByProvider);
        await stage.Passes(TimeSpan.Zero);

        Assert.Equal("needed null at risk day-before", await stage.RideLine(visit));
        Assert.Equal("needed provider-declined", string.Join(' ', (await stage.RideEvents())[^1].Split(' ') is [var what, _, var why] ? [what, why] : Array.Empty<string>()));
        Assert.Equal(1, provider.Tries);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_visit_given_up_cancels_its_order_and_one_moved_to_another_day_asks_anew(string engine)
    {
        await using var provider = await ProviderSimulator.Start();
        await using var stage = await Stage.Open(engine, settings: provider.Settings);
        Contracts.Courses.SessionBooked gone = Booked("2027-01-12"), moved = Booked("2027-01-15");
        await stage.Happens(Open(), gone, moved);
        await stage.Says(gone, "plan", ByProvider);
        await stage.Passes(TimeSpan.Zero);
        await stage.Happens(gone.Cancelled());
        Assert.Equal(["request", "cancel"], provider.Lines);

        await stage.Says(moved, "plan", ByProvider);
        await stage.Passes(TimeSpan.Zero);
        await provider.Tells(stage, "accepted");
        var old = provider.Orders[^1].OrderId;
        await stage.Happens(moved.MovedTo("2027-01-19"));

        Assert.Equal("planned rideshare", await stage.RideLine(moved));
        Assert.Equal(["request", "cancel", "cancel request"], [.. provider.Lines.Take(2), string.Join(' ', provider.Lines.Skip(3).Order())]);
        // What is told of the old order is no news of the new one.
        Assert.Equal(HttpStatusCode.OK, await provider.Tells(stage, "accepted", sequence: 9, order: old));
        Assert.Equal("planned rideshare", await stage.RideLine(moved));
        await provider.Tells(stage, "accepted");
        Assert.Equal("confirmed rideshare", await stage.RideLine(moved));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task What_was_taken_back_before_it_was_said_is_never_said(string engine)
    {
        await using var provider = await ProviderSimulator.Start();
        await using var stage = await Stage.Open(engine, settings: provider.Settings);
        Contracts.Courses.SessionBooked first = Booked("2027-01-12"), second = Booked("2027-01-15");
        await stage.Happens(Open(), first, second);
        provider.HasTrouble(Trouble.AsksForRest, times: 1);
        await stage.Says(first, "plan", ByProvider);
        await stage.Passes(TimeSpan.Zero);

        // Planned while the provider rests, the second is not tried.
        await stage.Says(second, "plan", ByProvider);
        var untried = (await stage.Query<long>("SELECT count(*) FROM ride_calls WHERE attempts = 0")).Single();
        await stage.Says(second, "cancel");
        await Eventually.Holds(async () => (await stage.Query<long>("SELECT count(*) FROM ride_calls WHERE done_at IS NULL")).Single() == 0, cancellationToken: Cancel);

        Assert.Equal(1, untried);
        Assert.Equal(["request"], provider.Lines);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_patient_nobody_picks_up_is_called_for_half_an_hour_after_the_discharge(string engine)
    {
        await using var provider = await ProviderSimulator.Start();
        await using var stage = await Stage.Open(engine, "2027-01-12", "09:45", provider.Settings);
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);
        await stage.Says(visit, "plan", ByProvider);
        await stage.Passes(TimeSpan.Zero);
        await provider.Tells(stage, "accepted");
        var dosed = visit.CheckedIn("rideshare").Administered("12:25");
        await stage.Happens(visit.CheckedIn("rideshare"), dosed);
        await stage.Until("2027-01-12", "12:30");
        await stage.Happens(dosed.Discharged());

        await stage.Until("2027-01-12", "13:00");
        Assert.Equal("confirmed rideshare at risk not-picked-up", await stage.RideLine(visit));
        await provider.Tells(stage, "no-show");
        Assert.Equal("needed null at risk not-picked-up", await stage.RideLine(visit));
        await stage.Says(visit, "plan", ByProvider);
        await stage.Passes(TimeSpan.Zero);
        Assert.Equal(["request", "dispatch"], provider.Lines.TakeLast(2));
    }

    [Fact]
    public async Task Nothing_that_is_said_to_a_provider_names_the_patient_or_the_reason()
    {
        await using var provider = await ProviderSimulator.Start();
        await using var stage = await Stage.Open("sqlite", settings: provider.Settings);
        await stage.Contact();
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);

        await stage.Says(visit, "plan", ByProvider);
        await stage.Passes(TimeSpan.Zero);
        await stage.Happens(visit.CheckedIn("rideshare").Administered("12:40").Discharged());

        Assert.All(provider.Orders, order => Assert.DoesNotMatch("(?i)rivera|pt-1|spravato|ketamine|session|course|induction", order.Body.GetRawText()));
        Assert.All(stage.Log.All, line => Assert.DoesNotContain("5625550123", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "kind": "rideshare", "providerId": "other" }""", "providerId")]
    [InlineData("""{ "kind": "adult", "providerId": "wheels" }""", "kind")]
    public async Task A_provider_that_is_not_there_is_not_planned_with(string json, string field)
    {
        await using var provider = await ProviderSimulator.Start();
        await using var stage = await Stage.Open("sqlite", settings: provider.Settings);
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);

        using var refused = await stage.Post(PathOfRide(visit, "plan"), json);

        Assert.Equal(field, await refused.Fields());
    }
}
