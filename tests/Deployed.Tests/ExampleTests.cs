using System.Diagnostics;
using Scheduling.Journeys;
using Scheduling.TestServers;

namespace Scheduling.Deployed.Tests;

public sealed class ExampleTests
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_subscriber_in_another_language_needs_an_AMQP_client_and_nothing_of_ours()
    {
        Assert.SkipUnless(await Runs("import pika"), "Python's AMQP client is not on this machine; apt-get install python3-pika");
        await using var system = await DeployedSystem.Start(Cancel);
        using var subscriber = Start(Repository.At("deploy/examples/subscriber.py"), system.Bus.AbsoluteUri, "lbw");
        try
        {
            Assert.Equal("listening", await subscriber.StandardOutput.ReadLineAsync(Cancel));
            await system.World.SetUp("lbw", Cancel);
            await system.World.AddPatient("lbw", "pt-1001", "+15625550123", Cancel);
            var course = await system.World.TryBook("lbw", "pt-1001", new(2031, 1, 7), "key-1", Cancel);

            var booked = course!.Value.GetProperty("sessions").EnumerateArray().Where(s => ClinicWorld.Text(s, "status") == "booked").Select(s => ClinicWorld.Text(s, "sessionId")).ToHashSet();
            var heard = new HashSet<string>();
            while (!heard.SetEquals(booked))
            {
                var words = (await subscriber.StandardOutput.ReadLineAsync(Cancel).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancel))!.Split(' ');
                Assert.Equal("session.booked.v1", words[0]);
                heard.Add(words[1]);
            }
        }
        finally
        {
            subscriber.Kill();
        }
    }

    static async Task<bool> Runs(string code)
    {
        try
        {
            using var python = Start("-c", code);
            await python.WaitForExitAsync(Cancel);
            return python.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
