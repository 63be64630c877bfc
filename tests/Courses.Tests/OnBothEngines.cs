[assembly: AssemblyFixture(typeof(Scheduling.Courses.Tests.Apps))]

namespace Scheduling.Courses.Tests;

/// <summary>The two hosts that all tests share, each started by the first test that wants it; a test has a clinic of its own.</summary>
public sealed class Apps : IAsyncDisposable
{
    readonly Dictionary<string, Lazy<Task<CoursesApp>>> apps = new()
    {
        ["sqlite"] = new(() => CoursesApp.Run("sqlite")),
        ["postgres"] = new(() => CoursesApp.Run("postgres")),
        ["sqlite, moving"] = new(() => CoursesApp.Run("sqlite")),
        ["postgres, moving"] = new(() => CoursesApp.Run("postgres")),
    };

    public Task<CoursesApp> On(string engine) => apps[engine].Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var app in apps.Values.Where(app => app is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })) await (await app.Value).DisposeAsync();
    }
}

/// <summary>Tests that hold on SQLite and on PostgreSQL: written once, sealed twice. An error in the host's log fails them.</summary>
public abstract class OnBothEngines(Apps apps, string engine, string host = "") : IAsyncLifetime
{
    protected CoursesApp App { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => App = await apps.On(engine + host);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        var errors = App.Log.ErrorsOf(CoursesApp.Trace).ToList();
        Assert.True(errors.Count == 0, string.Join('\n', errors));
        return ValueTask.CompletedTask;
    }

    /// <summary>A new clinic: that of the worked examples, with these members instead.</summary>
    protected Task<ClinicOfTest> Clinic(object? instead = null) => ClinicOfTest.At(App, instead);

    /// <summary>All that was told of a clinic until now, once it was heard.</summary>
    protected async Task<IReadOnlyList<HeardEvent>> AllTold(ClinicOfTest clinic) => await App.Heard.Of(clinic.Id, await Published(clinic), Cancellation);

    /// <summary>How much there is to hear of it.</summary>
    protected async Task<int> Published(ClinicOfTest clinic) =>
        (await App.Rows<string>("SELECT type FROM outbox WHERE source = @source", new { source = $"/clinics/{clinic.Id}/courses" })).Count(type => Heard.Types.Contains(type));
}

/// <summary>The same where time passes: these tests have hosts of their own, and on each one test at a time turns the clock.</summary>
public abstract class OnMovingClock(Apps apps, string engine) : OnBothEngines(apps, engine, ", moving")
{
    public const string Sqlite = "time passes on sqlite", Postgres = "time passes on postgres";

    /// <summary>Sets the clock to a time at the clinic, such as <c>2027-01-12T10:30</c>; Los Angeles in winter unless an offset is given.</summary>
    protected void At(string time) => App.Clock.Instant = DateTimeOffset.Parse(time.Length > 16 ? time : time + "-08:00", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A new clinic, five weeks before the courses of the worked examples begin.</summary>
    protected Task<ClinicOfTest> ClinicEarly(object? instead = null)
    {
        App.Clock.Instant = CoursesApp.Start;
        return Clinic(instead);
    }
}
