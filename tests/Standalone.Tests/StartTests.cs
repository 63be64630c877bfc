using Scheduling.TestServers;

namespace Scheduling.Standalone.Tests;

public sealed class StartTests
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Scheduling__Databse", "sqlite:./x", "Scheduling__Databse", "no such setting")]
    [InlineData("Scheduling__Database", "oracle:x", "Scheduling__Database", "sqlite:<folder>")]
    [InlineData("Scheduling__Bus", "kafka:x", "Scheduling__Bus", "amqp://")]
    [InlineData("Scheduling__Clock__Start", "yesterday", "Scheduling__Clock__Start", "instant")]
    [InlineData("Scheduling__Clock__Start", "2027-01-01T00:00:00Z", "Scheduling__Clock__Start", "Production")]
    [InlineData("Scheduling__Limits__PerKey", "many", "Scheduling__Limits__PerKey", "whole number")]
    [InlineData("Scheduling__Messages__Sms", "pigeon", "Scheduling__Messages__Sms", "file")]
    [InlineData("Scheduling__Auth__AdminKey", "short", "Scheduling__Auth__AdminKey", "16 characters")]
    public async Task A_wrong_setting_stops_the_start_with_one_line_that_names_key_and_remedy(string name, string value, string key, string remedy)
    {
        await using var process = ServiceProcess.Launch("Standalone", new Dictionary<string, string> { [name] = value });

        var code = await process.Ended();

        Assert.NotEqual(0, code);
        var line = Assert.Single(process.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(key, line, StringComparison.Ordinal);
        Assert.Contains(remedy, line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Courses")]
    [InlineData("FollowUps")]
    [InlineData("Rides")]
    [InlineData("Desk")]
    public async Task A_service_alone_refuses_a_bus_that_reaches_nobody(string service)
    {
        await using var process = ServiceProcess.Launch(service, new Dictionary<string, string>());

        Assert.NotEqual(0, await process.Ended());
        Assert.StartsWith("Scheduling__Bus is 'loopback:'", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_process_on_a_data_folder_stops_with_one_line()
    {
        await using var app = new StandaloneApp();
        await app.Start(Cancel);
        var folder = Path.GetDirectoryName(app.MessagesFile)!;
        await using var second = ServiceProcess.Launch("Standalone", new Dictionary<string, string> { ["Scheduling__Database"] = $"sqlite:{folder}", ["Scheduling__Data"] = folder });

        Assert.NotEqual(0, await second.Ended());
        Assert.Contains("another process", Assert.Single(second.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrators_key_is_made_with_mode_600_and_never_said()
    {
        var folder = Directory.CreateTempSubdirectory("scheduling-key-").FullName;
        try
        {
            await using var app = await ServiceProcess.Start("Standalone", new Dictionary<string, string> { ["Scheduling__Database"] = $"sqlite:{folder}", ["Scheduling__Data"] = folder }, Cancel);
            var file = Path.Combine(folder, "admin-key");

            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            Assert.DoesNotContain(File.ReadAllText(file).Trim(), app.Output, StringComparison.Ordinal);
            app.Http.DefaultRequestHeaders.Add("X-Api-Key", File.ReadAllText(file).Trim());
            using var clinics = await app.Http.GetAsync("v1/clinics", Cancel);
            Assert.True(clinics.IsSuccessStatusCode);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Without_a_key_only_what_is_public_answers()
    {
        await using var app = await ServiceProcess.Start("Standalone", new Dictionary<string, string> { ["Scheduling__Database"] = "sqlite:./data" }, Cancel);

        foreach (var path in new[] { "health/live", "health/ready", "openapi/v1.json", "docs" })
        {
            using var answer = await app.Http.GetAsync(path, Cancel);
            Assert.True(answer.IsSuccessStatusCode, path);
        }
        foreach (var path in new[] { "v1/clinics", "v1/api-keys", "v1/clinics/x", "v1/clinics/x/courses", "v1/clinics/x/follow-ups", "v1/clinics/x/rides", "v1/clinics/x/reminders", "v1/clinics/x/patients" })
        {
            using var answer = await app.Http.GetAsync(path, Cancel);
            Assert.Equal(System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }
}
