using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scheduling.Journeys;
using Scheduling.TestServers;

namespace Scheduling.Desk.Tests;

/// <summary>Standalone as a user starts it, in simulated time, with a clinic in it, and browsers in which people are signed in.</summary>
sealed partial class DeskApp : IAsyncDisposable
{
    public const string Key = "a-key-for-these-tests-only";

    /// <summary>A Monday morning at the clinic, which opens at eight.</summary>
    public const string Monday = "2027-01-04T15:00:00Z";

    readonly string folder = Directory.CreateTempSubdirectory("scheduling-desk-").FullName;
    PostgresDatabase? postgres;
    ServiceProcess process = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Calls the API with the administrator's key.</summary>
    public HttpClient Http => process.Http;

    public Uri Address => process.Address;
    public string Output => process.Output;
    public ClinicWorld World => new() { Courses = Http, FollowUps = Http, Rides = Http };

    /// <summary>What runs on a database runs on both.</summary>
    public static TheoryData<string> Engines { get; } = ["sqlite", "postgres"];

    public static async Task<DeskApp> Start(string engine = "sqlite", string clock = Monday, bool withClinic = true)
    {
        var app = new DeskApp();
        if (engine == "postgres") app.postgres = await Servers.Postgres(Cancel);
        await app.Run(clock);
        if (withClinic) await app.World.SetUp("lbw", Cancel);
        return app;
    }

    /// <summary>Starts it, or starts it again after it was killed.</summary>
    public async Task Run(string clock = Monday)
    {
        if (process is not null) await process.DisposeAsync();
        process = await ServiceProcess.Start("Standalone", new Dictionary<string, string>
        {
            ["Scheduling__Database"] = postgres?.Setting ?? $"sqlite:{folder}",
            ["Scheduling__Data"] = folder,
            ["Scheduling__Auth__AdminKey"] = Key,
            ["Scheduling__Limits__PerAddress"] = "0",
            ["Scheduling__Clock__Start"] = clock,
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
        }, Cancel);
        process.Http.DefaultRequestHeaders.Add("X-Api-Key", Key);
    }

    /// <summary>The link that the start printed.</summary>
    public async Task<string> OwnersLink() =>
        (await Eventually.Gives(() => Task.FromResult(Link().Match(Output) is { Success: true } found ? found : null), cancellationToken: Cancel)).Value;

    /// <summary>A browser without scripts, at the speed of HTTP: who has followed the owner's link.</summary>
    public async Task<DeskBrowser> Owner()
    {
        var browser = Visitor();
        await browser.Get(new Uri(await OwnersLink()).PathAndQuery);
        return browser;
    }

    /// <summary>The same before anybody signed in.</summary>
    public DeskBrowser Visitor() => new(Address);

    /// <summary>Makes an account and signs in with it.</summary>
    public async Task<DeskBrowser> Person(DeskBrowser owner, string name, string roles, string clinics = "*")
    {
        var made = await owner.Submit("/accounts", "/accounts", [("name", name), ("displayName", $"{name} (test)"), .. roles.Split(' ').Select(role => ("role", role)), ("clinics", clinics)]);
        var link = new Uri(Link().Match(made.Text).Value).PathAndQuery;
        var browser = Visitor();
        await browser.Submit(link, link, [("password", Password), ("again", Password)]);
        return browser;
    }

    public const string Password = "correct horse battery staple";

    /// <summary>Books the TRD course on Tuesdays and Fridays from 5 January 2027.</summary>
    public async Task<JsonElement> Book(string patientId = "pt-1001", string clinicId = "lbw")
    {
        await World.AddPatient(clinicId, patientId, "+15625550123", Cancel);
        var booked = (await World.TryBook(clinicId, patientId, new(2027, 1, 5), $"book-{patientId}", Cancel))!.Value;
        return booked;
    }

    /// <summary>The same with every gate cleared, so that the patient can be checked in.</summary>
    public async Task<JsonElement> BookReady(string patientId = "pt-1001", string clinicId = "lbw")
    {
        var course = await Book(patientId, clinicId);
        foreach (var gate in course.GetProperty("openGates").EnumerateArray().Select(gate => gate.GetString()!).ToList())
            (await Http.PostAsJsonAsync($"v1/clinics/{clinicId}/courses/{course.GetProperty("courseId").GetString()}/gates/{gate}", new { status = "cleared" }, Cancel)).EnsureSuccessStatusCode();
        return course;
    }

    public async Task Advance(string now) => (await Http.PostAsJsonAsync("simulation/clock", new { now }, Cancel)).EnsureSuccessStatusCode();

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        if (postgres is not null) await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex(@"http://[^\s<]+/sign-in/[A-Za-z0-9_-]{43}")]
    private static partial Regex Link();
}
