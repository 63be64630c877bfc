using System.Net;
using Scheduling.Rides.Tests.Providers;
using static Scheduling.Rides.Tests.Happening;
using static Scheduling.Rides.Tests.VisitDay;

namespace Scheduling.Rides.Tests;

public sealed class ReceiveRideStatusTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static async Task<Contracts.Courses.SessionBooked> Asked(Stage stage)
    {
        var visit = Booked("2027-01-12");
        await stage.Happens(Open(), visit);
        await stage.Says(visit, "plan", """{ "kind": "rideshare", "providerId": "wheels" }""");
        await stage.Passes(TimeSpan.Zero);
        return visit;
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Statuses_that_come_twice_or_out_of_order_leave_the_ride_where_the_last_of_them_left_it(string engine)
    {
        await using var provider = await ProviderSimulator.Start();
        await using var stage = await Stage.Open(engine, settings: provider.Settings);
        var visit = await Asked(stage);

        await provider.Tells(stage, "accepted", 3);
        await provider.Tells(stage, "accepted", 3);
        await provider.Tells(stage, "declined", 2);
        Assert.Equal("confirmed rideshare", await stage.RideLine(visit));
        Assert.Equal(1, (await stage.RideEvents()).Count(e => e.StartsWith("confirmed", StringComparison.Ordinal)));

        await provider.Tells(stage, "cancelled", 5);
        await provider.Tells(stage, "accepted", 4);
        Assert.Equal("needed null", await stage.RideLine(visit));
        Assert.Equal("provider-cancelled", (await stage.RideEvents())[^1].Split(' ')[2]);
        Assert.Equal(["request"], provider.Lines);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Statuses_that_come_at_once_are_taken_one_after_the_other(string engine)
    {
        await using var provider = await ProviderSimulator.Start();
        await using var stage = await Stage.Open(engine, settings: provider.Settings);
        var visit = await Asked(stage);
        var order = provider.Orders[^1].OrderId;

        var statuses = new[] { "accepted", "arriving", "arrived", "cancelled", "accepted", "declined" };
        var answers = await Task.WhenAll(statuses.Select(async (status, i) =>
        {
            using var request = ProviderSimulator.Told(order, status, i + 1);
            using var answer = await stage.Http.SendAsync(request, Cancel);
            return answer.StatusCode;
        }));
        await stage.Passes(TimeSpan.Zero);

        Assert.All(answers, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal("needed null", await stage.RideLine(visit));
        var versions = (await stage.RideEvents()).Select(e => e.Split(' ')[1]).ToList();
        Assert.Equal(versions.Distinct().Count(), versions.Count);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_driver_who_departs_with_nobody_leaves_the_ride_needed(string engine)
    {
        await using var provider = await ProviderSimulator.Start();
        await using var stage = await Stage.Open(engine, "2027-01-11", settings: provider.Settings);
        var visit = await Asked(stage);
        await provider.Tells(stage, "accepted");
        await stage.Until("2027-01-12", "10:20");
        await stage.Happens(visit.CheckedIn("rideshare").Administered("12:25"));

        await provider.Tells(stage, "departed");

        Assert.Equal("needed null at risk in-clinic", await stage.RideLine(visit));
    }

    [Fact]
    public async Task Nothing_that_is_unsigned_old_foreign_or_repeated_is_taken()
    {
        await using var provider = await ProviderSimulator.Start();
        await using var stage = await Stage.Open("sqlite", settings: provider.Settings);
        var visit = await Asked(stage);
        var order = provider.Orders[^1].OrderId;
        stage.Http.DefaultRequestHeaders.Remove("X-Api-Key");

        using var unsigned = ProviderSimulator.Told(order, "accepted", 1);
        unsigned.Headers.Remove("X-Signature");
        Assert.Equal(HttpStatusCode.Unauthorized, (await stage.Http.SendAsync(unsigned, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await Send(ProviderSimulator.Told(order, "accepted", 1, secret: "another")));
        Assert.Equal(HttpStatusCode.Unauthorized, await Send(ProviderSimulator.Told(order, "accepted", 1, ago: TimeSpan.FromMinutes(6))));
        using var once = ProviderSimulator.Told(order, "accepted", 1);
        using var copy = new HttpRequestMessage(HttpMethod.Post, "/v1/inbound/rides") { Content = Stage.Body(await once.Content!.ReadAsStringAsync(Cancel)) };
        foreach (var header in once.Headers) copy.Headers.Add(header.Key, header.Value);
        Assert.Equal(HttpStatusCode.OK, await Send(once));
        Assert.Equal(HttpStatusCode.Unauthorized, await Send(copy));
        Assert.Equal(HttpStatusCode.NotFound, await Send(ProviderSimulator.Told(Guid.NewGuid().ToString(), "accepted", 1)));
        Assert.Equal(HttpStatusCode.BadRequest, await Send(ProviderSimulator.Told(order, "flew", 2)));
        Assert.Equal(HttpStatusCode.BadRequest, await Send(ProviderSimulator.Told("order-1", "accepted", 2)));

        stage.Http.DefaultRequestHeaders.Add("X-Api-Key", Stage.AdminKey);
        Assert.Equal("confirmed rideshare", await stage.RideLine(visit));

        async Task<HttpStatusCode> Send(HttpRequestMessage request) => (await stage.Http.SendAsync(request, Cancel)).StatusCode;
    }
}
