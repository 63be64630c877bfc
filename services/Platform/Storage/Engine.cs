using System.Data.Common;

namespace Scheduling.Platform.Storage;

/// <summary>Which database engine, read from one URI. The only place that knows there is more than one.</summary>
public abstract class Engine
{
    /// <summary>The engine that <paramref name="uri"/> names: <c>sqlite:&lt;folder&gt;</c> or <c>postgres:&lt;connection string&gt;</c>.</summary>
    /// <exception cref="FormatException">It names neither.</exception>
    public static Engine From(string uri) => uri.Split(':', 2) switch
    {
        ["sqlite", { Length: > 0 } folder] => new SqliteEngine(folder),
        ["postgres", { Length: > 0 } connectionString] => new PostgresEngine(connectionString),
        _ => throw new FormatException("it is neither sqlite:<folder> nor postgres:<connection string>"),
    };

    /// <summary>The folder under <c>Schema</c> that holds this engine's numbered SQL.</summary>
    public abstract string Name { get; }

    /// <summary>The folder that one process alone may use, or null where many may share the database.</summary>
    public abstract string? ExclusiveFolder { get; }

    /// <summary>What ends a SELECT that leases rows, so that two instances never lease the same one.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>A subquery of the texts in a JSON list given as the parameter <paramref name="list"/>: one statement for a list of any length.</summary>
    public abstract string ElementsOf(string list);

    /// <summary>
    /// The condition that a column of that type (<c>text</c>, <c>uuid</c>, <c>date</c>) is one of such a list, written so that an index on the column is used.
    /// </summary>
    public abstract string IsOneOf(string column, string type, string list);

    /// <summary>Whether rows are bound as one array a column, so that one prepared text serves any number of them, and not as a parameter a value.</summary>
    public abstract bool TakesArrays { get; }

    /// <summary>A data source for one service's own schema or file. Touches nothing yet.</summary>
    public abstract DbDataSource Open(string service);

    /// <summary>Makes what must be there before the first connection to that data source is of use: a schema, a folder.</summary>
    public abstract Task Prepare(string service, CancellationToken cancellationToken);

    /// <summary>Begins the one kind of transaction that writes use; where the engine has a single writer, waits for the turn.</summary>
    public abstract Task<WriteTransaction> Begin(string service, DbConnection connection, CancellationToken cancellationToken);

    /// <summary>Held during migration, so that of several instances starting together one migrates.</summary>
    public abstract Task LockForMigration(DbConnection connection, DbTransaction transaction, CancellationToken cancellationToken);

    /// <summary>Whether the database refused a row because of what is already there (unique, exclusion, trigger).</summary>
    public abstract bool IsConflict(DbException failure);

    /// <summary>Whether the failure is of a text that no database can keep, such as one with a NUL character.</summary>
    public abstract bool IsUnstorable(DbException failure);
}

/// <summary>A transaction and the turn to write that it may hold.</summary>
public sealed class WriteTransaction(DbTransaction transaction, IDisposable? turn) : IAsyncDisposable
{
    /// <summary>The transaction itself.</summary>
    public DbTransaction Transaction => transaction;

    public async ValueTask DisposeAsync()
    {
        try { await transaction.DisposeAsync(); }
        finally { turn?.Dispose(); }
    }
}
