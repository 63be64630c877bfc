using Scheduling.Journeys;
using Scheduling.TestServers;

namespace Scheduling.Standalone.Tests;

/// <summary>Standalone as a user starts it, in a folder of its own that outlives a crash.</summary>
sealed class StandaloneApp : IAsyncDisposable
{
    public const string Key = "a-key-for-these-tests-only";

    readonly string folder = Directory.CreateTempSubdirectory("scheduling-standalone-").FullName;
    readonly Dictionary<string, string> settings;
    readonly string[] arguments;
    ServiceProcess? process;

    public StandaloneApp(string? clockStart = null, string? database = null, params string[] arguments)
    {
        this.arguments = arguments;
        settings = new()
        {
            ["Scheduling__Database"] = database ?? $"sqlite:{folder}",
            ["Scheduling__Data"] = folder,
            ["Scheduling__Auth__AdminKey"] = Key,
            ["Scheduling__Limits__PerAddress"] = "0",
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
        };
        if (clockStart is not null) settings["Scheduling__Clock__Start"] = clockStart;
    }

    public HttpClient Http => process!.Http;
    public Uri Address => process!.Address;
    public string Output => process!.Output;

    /// <summary>One JSON line for each message that left.</summary>
    public string MessagesFile => Path.Combine(folder, "messages.jsonl");

    public ClinicWorld World => new() { Courses = Http, FollowUps = Http, Rides = Http };

    public async Task Start(CancellationToken cancellationToken)
    {
        if (process is not null) await process.DisposeAsync();
        process = await ServiceProcess.Start("Standalone", settings, cancellationToken, arguments);
        process.Http.DefaultRequestHeaders.Add("X-Api-Key", Key);
    }

    public Task Kill() => process!.Kill();

    public Task<int> Stop() => process!.Stop();

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await process.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
