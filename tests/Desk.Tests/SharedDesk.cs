using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;

[assembly: AssemblyFixture(typeof(Scheduling.Desk.Tests.SharedDesk))]

namespace Scheduling.Desk.Tests;

/// <summary>One running Desk an engine for tests that do not let time pass; each test has a clinic of its own in it.</summary>
public sealed class SharedDesk : IAsyncDisposable
{
    readonly ConcurrentDictionary<string, Lazy<Task<(DeskApp App, DeskBrowser Owner)>>> running = new();
    static int clinics;

    internal async Task<Clinic> Clinic(string engine = "sqlite")
    {
        var (app, owner) = await running.GetOrAdd(engine, e => new(() => Start(e))).Value;
        var id = $"clinic-{Interlocked.Increment(ref clinics)}";
        await app.World.SetUp(id, TestContext.Current.CancellationToken);
        return new(app, owner, id);
    }

    static async Task<(DeskApp, DeskBrowser)> Start(string engine)
    {
        var app = await DeskApp.Start(engine, withClinic: false);
        return (app, await app.Owner());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var desk in running.Values) await (await desk.Value).App.DisposeAsync();
    }
}

/// <summary>One test's clinic, and the browser of the installation's owner.</summary>
sealed record Clinic(DeskApp App, DeskBrowser Owner, string Id)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public string Base => $"/clinics/{Id}";

    /// <summary>A patient whose first dose is at eight today, one hour from now; every gate is cleared.</summary>
    public async Task<(string Course, string Session)> DoseToday(string patientId = "pt-1001")
    {
        await App.World.AddPatient(Id, patientId, "+15625550123", Cancel);
        using var answer = await App.Http.PostAsJsonAsync($"v1/clinics/{Id}/courses", new
        {
            patientId, protocolId = "spravato-trd", startDate = "2027-01-04", pattern = new[] { "mon", "thu" }, preferredTime = "08:00", acceptUnplaced = true,
            gates = new Dictionary<string, string> { ["screening"] = "cleared", ["consent"] = "cleared", ["rems-enrolment"] = "cleared", ["authorization"] = "cleared", ["drug-on-hand"] = "cleared" },
        }, Cancel);
        var course = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.True(answer.IsSuccessStatusCode, course.ToString());
        return (course.GetProperty("courseId").GetString()!, course.GetProperty("sessions")[0].GetProperty("sessionId").GetString()!);
    }

    public async Task<JsonElement> Read(string path) => await App.Http.GetFromJsonAsync<JsonElement>($"v1/clinics/{Id}/{path}", Cancel);

    public async Task<string> StatusOf(string session) => (await Read($"sessions/{session}")).GetProperty("status").GetString()!;

    /// <summary>Gives a command from its form on the session's page.</summary>
    public Task<DeskAnswer> Command(string session, string command, params (string, string)[] fields) =>
        Owner.Submit($"{Base}/sessions/{session}", $"{Base}/sessions/{session}/{command}", fields);

    /// <summary>The same on the course's page.</summary>
    public Task<DeskAnswer> OnCourse(string course, string command, params (string, string)[] fields) =>
        Owner.Submit($"{Base}/courses/{course}", $"{Base}/courses/{course}/{command}", fields);
}
