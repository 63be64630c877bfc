using Scheduling.Platform.Storage;
using Scheduling.TestServers;
using static Scheduling.Feed.Tests.Happening;

namespace Scheduling.Feed.Tests;

/// <summary>A stage on which the stand-in's consumer has given up on one event.</summary>
static class Parking
{
    public const string Path = $"{Stage.Clinic}/parked-events", Consumer = "stand-in.fail-when-angry";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Stage> Open(string engine, bool onBroker)
    {
        var stage = await Stage.Open(engine, onBroker);
        stage.Temper.IsAngry = true;
        var told = onBroker ? stage.Happens(Therapist("th-1")) : Fails(stage);
        await told;
        await Eventually.Holds(async () => (await stage.Items(Path)).Count == 1, TimeSpan.FromSeconds(60), Cancel);
        // What is given up is said after it was handed on.
        await Eventually.Holds(() => Task.FromResult(stage.Log.Errors.Any()), TimeSpan.FromSeconds(30), Cancel);
        stage.Log.Forget();
        return stage;
    }

    /// <summary>In one process the outbox tries for over an hour: here its last attempt is next.</summary>
    static async Task Fails(Stage stage)
    {
        var database = stage.Services.GetRequiredService<StandInDatabase>();
        await database.Write(unit => Task.FromResult(unit.Publish(Therapist("th-1"))), Cancel);
        await Eventually.Holds(() => Task.FromResult(stage.Log.All.Any(line => line.Contains("was not delivered at attempt 1", StringComparison.Ordinal))), cancellationToken: Cancel);
        await database.Write(unit => unit.Execute("UPDATE outbox SET attempts = 19 WHERE type = 'therapist.changed.v1'"), Cancel);
        stage.Machine.Ahead += TimeSpan.FromMinutes(1);
    }
}
