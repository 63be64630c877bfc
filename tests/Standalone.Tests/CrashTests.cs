using Scheduling.Journeys;
using Scheduling.TestServers;

namespace Scheduling.Standalone.Tests;

public sealed class CrashTests(ITestOutputHelper output)
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Killed_at_random_instants_it_loses_nothing_that_was_answered_and_doubles_nothing(string engine)
    {
        await using var database = engine == "postgres" ? await Servers.Postgres(Cancel) : null;
        await using var app = new StandaloneApp(database: database?.Setting);
        await app.Start(Cancel);
        await app.World.SetUp("lbw", Cancel, chairs: 40);
        // The address changes with each start, so what books asks for it each time.
        var http = Wherever.It(() => app.Address, StandaloneApp.Key);
        var crashes = new Crashes(new() { Courses = http, FollowUps = http, Rides = http }, "lbw", seed: 20270105);

        var kills = Crashes.Kills(few: 4);
        await crashes.Survive(kills, async _ =>
        {
            await app.Kill();
            await app.Start(Cancel);
        }, Cancel);

        output.WriteLine($"{engine}: {kills} kills, {await crashes.NothingIsLost(Cancel)} answered bookings, all there and followed once");
    }
}
