using System.Data.Common;
using System.Diagnostics;
using Dapper;
using Scheduling.Contracts;
using Scheduling.Platform.Messaging;

namespace Scheduling.Platform.Storage;

/// <summary>One transaction: the statements that run in it, and the events that leave with it or not at all.</summary>
public sealed class Unit
{
    readonly DbTransaction transaction;
    readonly string service;
    readonly List<OutboxRow> published = [];

    internal Unit(DbTransaction transaction, Engine engine, string service, DateTimeOffset now)
    {
        (this.transaction, this.service, Engine, Now) = (transaction, service, engine, now);
    }

    /// <summary>The domain clock when the transaction began (UTC): one instant for all that it writes.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>For the few statements that the engines do not share.</summary>
    public Engine Engine { get; }

    /// <summary>How many events leave with it.</summary>
    internal int Published { get; private set; }

    public Task<int> Execute(string sql, object? args = null) => transaction.Connection!.ExecuteAsync(sql, args, transaction);

    public async Task<IReadOnlyList<T>> Query<T>(string sql, object? args = null) =>
        (await transaction.Connection!.QueryAsync<T>(sql, args, transaction)).AsList();

    /// <summary>The single row, or the default where there is none.</summary>
    public Task<T?> One<T>(string sql, object? args = null) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<T>(sql, args, transaction);

    /// <summary>Several statements in one round trip, separated by semicolons.</summary>
    public Task<SqlMapper.GridReader> Several(string sql, object? args = null) =>
        transaction.Connection!.QueryMultipleAsync(sql, args, transaction);

    /// <summary>
    /// Inserts all rows with one statement: <paramref name="insert"/> is everything up to VALUES, <paramref name="values"/> the tuple of one row
    /// with a named parameter for each property, <paramref name="after"/> what follows (such as ON CONFLICT).
    /// </summary>
    public async Task<int> InsertAll<T>(string insert, string values, IReadOnlyList<T> rows, string after = "")
    {
        if (rows.Count == 0) return 0;
        await using var command = RowBatch.Command(transaction, Engine, insert, values, rows, after);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The same where <paramref name="after"/> ends in RETURNING one column: what it returns of the rows that were inserted or changed.</summary>
    public async Task<IReadOnlyList<TKept>> InsertAll<T, TKept>(string insert, string values, IReadOnlyList<T> rows, string after)
    {
        if (rows.Count == 0) return [];
        await using var command = RowBatch.Command(transaction, Engine, insert, values, rows, after);
        await using var reader = await command.ExecuteReaderAsync();
        return [.. reader.Parse<TKept>()];
    }

    /// <summary>Inserts all of these and the events published so far, in one round trip where the engine has a way to.</summary>
    public Task Insert(Inserts inserts)
    {
        OutboxStore.Add(inserts, [.. published]);
        published.Clear();
        return inserts.Run(transaction, Engine);
    }

    /// <summary>Inserts the events that were published and are not in the outbox yet.</summary>
    internal Task InsertPublished() => published.Count == 0 ? Task.CompletedTask : Insert(new());

    /// <summary>Writes the event into the outbox when the transaction commits; returns the event's id.</summary>
    public Guid Publish(ClinicEvent @event) => Publish(
        @event, EventTypes.NameOf(@event.GetType()), @event.ClinicId, $"/clinics/{@event.ClinicId}/{service}", @event.Subject());

    /// <summary>Writes an event about access itself, which belongs to no clinic.</summary>
    public Guid PublishAccess(object @event, string subject) =>
        Publish(@event, EventTypes.NameOf(@event.GetType()), "all", $"/{service}", subject);

    /// <summary>Has an event that came from elsewhere leave once more, to <paramref name="address"/> (<see cref="EventAddress"/>): what it is stays, its body is this.</summary>
    public void Forward(EventOnWire told, string scope, string body, string address)
    {
        Published++;
        published.Add(new()
        {
            Id = told.Id,
            Type = told.Type,
            RoutingKey = $"{told.Type}.{scope}",
            Source = told.Source,
            Subject = told.Subject,
            Time = told.Time,
            TraceParent = told.TraceParent,
            Body = body,
            Address = address,
        });
    }

    Guid Publish(object @event, string type, string scope, string source, string subject)
    {
        var id = Guid.CreateVersion7(Now);
        Published++;
        published.Add(new()
        {
            Id = id,
            Type = type,
            RoutingKey = $"{type}.{scope}",
            Source = source,
            Subject = subject,
            Time = Now,
            TraceParent = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null,
            Body = EventJson.Write(@event),
        });
        return id;
    }
}
