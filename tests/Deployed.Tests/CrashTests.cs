using Scheduling.Journeys;

namespace Scheduling.Deployed.Tests;

public sealed class CrashTests(ITestOutputHelper output)
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_service_killed_at_random_instants_loses_nothing_and_doubles_nothing()
    {
        await using var system = await DeployedSystem.Start(Cancel);
        await system.World.SetUp("lbw", Cancel, chairs: 40);
        var crashes = new Crashes(system.World, "lbw", seed: 20270108);

        var kills = Crashes.Kills(few: 6);
        await crashes.Survive(kills, async kill =>
        {
            var name = DeployedSystem.Names[kill % DeployedSystem.Names.Count];
            await system.Kill(name);
            await system.Start(name, Cancel);
        }, Cancel);

        output.WriteLine($"{kills} kills, {await crashes.NothingIsLost(Cancel)} answered bookings, all there and followed once");
    }
}
