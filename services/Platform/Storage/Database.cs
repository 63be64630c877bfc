using System.Collections.Concurrent;
using System.Data.Common;
using MassTransit;
using Scheduling.Platform.Messaging;

namespace Scheduling.Platform.Storage;

/// <summary>
/// A service's own database. Each service seals one subclass, so that its stores cannot be handed another's.
/// <paramref name="clock"/> is the domain clock.
/// </summary>
public abstract class Database(Engine engine, TimeProvider clock, string name) : IAsyncDisposable
{
    readonly DbDataSource source = engine.Open(name);
    readonly ConcurrentDictionary<string, object> gatherings = new();
    readonly TaskCompletionSource migrated = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The service's name: its schema or file, the first part of its queues, the last of its events' source.</summary>
    public string Name => name;

    /// <summary>Which engine it is on.</summary>
    public Engine Engine => engine;

    /// <summary>Whether the schema is up to date and the database answers.</summary>
    public bool IsMigrated => migrated.Task.IsCompletedSuccessfully;

    /// <summary>Awaken when something was put into the outbox.</summary>
    internal Signal OutboxWritten { get; } = new();

    /// <summary>Runs a query without a transaction.</summary>
    public async Task<T> Read<T>(Func<DbConnection, Task<T>> query, CancellationToken cancellationToken)
    {
        RequireMigrated();
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await query(connection);
    }

    /// <summary>Runs <paramref name="work"/> in one transaction; what it publishes is committed with it, and an exception undoes both.</summary>
    public async Task<T> Write<T>(Func<Unit, Task<T>> work, CancellationToken cancellationToken)
    {
        RequireMigrated();
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        int published;
        T result;
        await using (var begun = await engine.Begin(name, connection, cancellationToken))
        {
            var unit = new Unit(begun.Transaction, engine, name, clock.GetUtcNow());
            result = await work(unit);
            await unit.InsertPublished();
            published = unit.Published;
            await begun.Transaction.CommitAsync(CancellationToken.None);
        }
        if (published > 0) OutboxWritten.Set();
        return result;
    }

    /// <summary>The same for work that answers nothing.</summary>
    public Task Write(Func<Unit, Task> work, CancellationToken cancellationToken) =>
        Write(async unit => { await work(unit); return 0; }, cancellationToken);

    /// <summary>
    /// Runs <paramref name="work"/> at most once for this event and consumer, in one transaction with the note that it was done:
    /// a redelivered event changes nothing. A consumer deals with one event after the other.
    /// </summary>
    public Task Once<TMessage>(ConsumeContext<TMessage> context, string consumer, Func<Unit, Task> work) where TMessage : class =>
        Once(context, consumer, most: 1, (unit, _) => work(unit));

    /// <summary>
    /// The same for work that can be done for several events as well as for one: those that came while this consumer was busy are given to it
    /// together, in one transaction. When that fails each is given to it alone.
    /// </summary>
    public Task Once<TMessage>(ConsumeContext<TMessage> context, string consumer, Func<Unit, IReadOnlyList<Told<TMessage>>, Task> work) where TMessage : class =>
        Once(context, consumer, most: 100, work);

    async Task Once<TMessage>(ConsumeContext<TMessage> context, string consumer, int most, Func<Unit, IReadOnlyList<Told<TMessage>>, Task> work) where TMessage : class
    {
        await migrated.Task.WaitAsync(context.CancellationToken);
        var gathering = (Gathering<Told<TMessage>>)gatherings.GetOrAdd(consumer, static (_, most) => new Gathering<Told<TMessage>>(most), most);
        await gathering.Join(Told<TMessage>.Of(context), take => Write(async unit =>
        {
            if (await Inbox.Note(unit, consumer, take()) is { Count: > 0 } news) await work(unit, news);
        }, CancellationToken.None), context.CancellationToken);
    }

    /// <summary>Completes when the schema is there.</summary>
    public Task WaitUntilMigrated(CancellationToken cancellationToken) => migrated.Task.WaitAsync(cancellationToken);

    internal async Task Migrate(CancellationToken cancellationToken)
    {
        await engine.Prepare(name, cancellationToken);
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using (var begun = await engine.Begin(name, connection, cancellationToken))
        {
            await Migrator.Run(begun.Transaction, engine, GetType().Assembly, cancellationToken);
            await begun.Transaction.CommitAsync(cancellationToken);
        }
        migrated.TrySetResult();
    }

    void RequireMigrated()
    {
        if (!IsMigrated) throw new UnavailableException($"The {name} database is not ready yet.");
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

/// <summary>What is needed cannot be reached now and may be in a moment; answered with 503.</summary>
public sealed class UnavailableException(string message) : Exception(message);
