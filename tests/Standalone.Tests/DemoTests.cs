using Scheduling.Journeys;
using Scheduling.TestServers;

namespace Scheduling.Standalone.Tests;

public sealed class DemoTests
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demo_books_three_courses_and_a_second_run_adds_nothing()
    {
        await using var app = new StandaloneApp(clockStart: "2027-01-01T18:00:00Z", arguments: "--demo");
        await app.Start(Cancel);
        await Eventually.Holds(() => Task.FromResult(app.Output.Contains("Look further", StringComparison.Ordinal)), TimeSpan.FromSeconds(60), Cancel);
        var first = await ClinicWorld.Items(app.Http, "v1/clinics/demo/courses", Cancel);
        Assert.Equal(0, await app.Stop());

        await app.Start(Cancel);
        await Eventually.Holds(() => Task.FromResult(app.Output.Contains("Look further", StringComparison.Ordinal)), TimeSpan.FromSeconds(60), Cancel);
        var second = await ClinicWorld.Items(app.Http, "v1/clinics/demo/courses", Cancel);

        Assert.Equal(3, first.Count);
        Assert.Equal(first.Select(c => c.GetRawText()), second.Select(c => c.GetRawText()));
        foreach (var course in second) await app.World.EverythingFollows("demo", course, Cancel);
    }
}
