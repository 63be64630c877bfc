using System.Net;
using Scheduling.TestServers;

namespace Scheduling.Servers.Tests;

public sealed class ServiceProcessTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_service_is_ready_once_started_and_ends_well_when_asked_to()
    {
        await using var database = await TestServers.Servers.Postgres(Token);
        await using var bus = await TestServers.Servers.RabbitMq(Token);
        await using var courses = await ServiceProcess.Start("Courses", Together(database, bus), Token);

        using var answer = await courses.Http.GetAsync(new Uri("health/live", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(courses.ExitCode);
        Assert.Equal(0, await courses.Stop());
    }

    [Fact]
    public async Task The_same_executable_says_whether_a_running_one_lives()
    {
        await using var database = await TestServers.Servers.Postgres(Token);
        await using var bus = await TestServers.Servers.RabbitMq(Token);
        await using var courses = await ServiceProcess.Start("Courses", Together(database, bus), Token);
        var same = new Dictionary<string, string> { ["ASPNETCORE_URLS"] = courses.Http.BaseAddress!.AbsoluteUri };

        await using var asked = ServiceProcess.Launch("Courses", same, "--healthcheck");
        Assert.Equal(0, await asked.Ended());

        await courses.Stop();
        await using var askedAgain = ServiceProcess.Launch("Courses", same, "--healthcheck");
        Assert.Equal(1, await askedAgain.Ended());
    }

    [Fact]
    public async Task A_killed_service_finishes_nothing_and_its_data_is_there_for_the_next()
    {
        await using var database = await TestServers.Servers.Postgres(Token);
        await using var bus = await TestServers.Servers.RabbitMq(Token);
        await using var first = await ServiceProcess.Start("Courses", Together(database, bus), Token);

        await first.Kill();

        Assert.Equal(128 + 9, first.ExitCode);
        await Assert.ThrowsAsync<HttpRequestException>(() => first.Http.GetAsync(new Uri("health/live", UriKind.Relative), Token));
        await using var second = await ServiceProcess.Start("Courses", Together(database, bus), Token);
        Assert.True(await second.IsReady());
    }

    [Fact]
    public async Task A_start_that_is_refused_fails_with_what_the_service_said()
    {
        var settings = new Dictionary<string, string> { ["Scheduling__Bus"] = "pigeon:" };

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ServiceProcess.Start("Courses", settings, Token));

        Assert.Contains("Scheduling__Bus", refused.Message, StringComparison.Ordinal);
    }

    static Dictionary<string, string> Together(PostgresDatabase database, VirtualHost bus) => new()
    {
        ["Scheduling__Database"] = database.Setting,
        ["Scheduling__Bus"] = bus.Setting,
        ["Scheduling__Auth__AdminKey"] = "an-admin-key-for-tests",
        ["Scheduling__Auth__TokenKey"] = "a-token-key-for-tests",
    };
}
