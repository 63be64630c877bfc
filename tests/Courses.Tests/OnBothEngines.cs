[assembly: AssemblyFixture(typeof(Scheduling.Courses.Tests.Apps))]

namespace Scheduling.Courses.Tests;

/// <summary>The two hosts that all tests share, each started by the first test that wants it; a test has a clinic of its own.</summary>
public sealed class Apps : IAsyncDisposable
{
    readonly Dictionary<string, Lazy<Task<CoursesApp>>> apps = new()
    {
        ["sqlite"] = new(() => CoursesApp.Run("sqlite")),
        ["postgres"] = new(() => CoursesApp.Run("postgres")),
    };

    public Task<CoursesApp> On(string engine) => apps[engine].Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var app in apps.Values.Where(app => app is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })) await (await app.Value).DisposeAsync();
    }
}

/// <summary>Tests that hold on SQLite and on PostgreSQL: written once, sealed twice. An error in the host's log fails them.</summary>
public abstract class OnBothEngines(Apps apps, string engine) : IAsyncLifetime
{
    protected CoursesApp App { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => App = await apps.On(engine);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Assert.Empty(App.Log.ErrorsOf(CoursesApp.Trace));
        return ValueTask.CompletedTask;
    }

    /// <summary>A new clinic: that of the worked examples, with these members instead.</summary>
    protected Task<ClinicOfTest> Clinic(object? instead = null) => ClinicOfTest.At(App, instead);
}
