using System.Diagnostics;

namespace Scheduling.Desk.Tests;

public sealed class StreamChangesTests(SharedDesk shared)
{
    [Theory, MemberData(nameof(DeskApp.Engines), MemberType = typeof(DeskApp))]
    public async Task An_open_page_is_told_within_a_second_that_something_changed_and_not_what(string engine)
    {
        var clinic = await shared.Clinic(engine);
        using var stream = await clinic.Owner.Http.GetStreamAsync($"{clinic.Base}/changes", TestContext.Current.CancellationToken).ContinueWith(task => new StreamReader(task.Result), TaskScheduler.Default);
        Assert.StartsWith("id: ", await stream.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var (_, session) = await clinic.DoseToday();
        var since = Stopwatch.StartNew();
        await stream.ReadLineAsync(TestContext.Current.CancellationToken);
        await stream.ReadLineAsync(TestContext.Current.CancellationToken);
        var (id, data) = (await stream.ReadLineAsync(TestContext.Current.CancellationToken), await stream.ReadLineAsync(TestContext.Current.CancellationToken));

        Assert.True(since.Elapsed < TimeSpan.FromSeconds(1), $"after {since.Elapsed}");
        Assert.Matches("^id: [0-9]+$", id);
        Assert.Equal("data: changed", data);
        Assert.NotEmpty(session);
    }
}
