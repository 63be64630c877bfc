using Dapper;
using Scheduling.Platform.Storage;

namespace Scheduling.Platform.Messaging;

/// <summary>Every statement that touches the outbox and the inbox. Instants are the machine's unless the column says otherwise.</summary>
sealed class OutboxStore(Database database)
{
    public static void Add(Inserts inserts, IReadOnlyList<OutboxRow> rows) => inserts.Add(
        "INSERT INTO outbox (id, type, routing_key, source, subject, time, trace_parent, body, address)",
        "(@Id, @Type, @RoutingKey, @Source, @Subject, @Time, @TraceParent, @Body, @Address)", rows);

    const string Columns =
        """
        seq AS Seq, id AS Id, type AS Type, routing_key AS RoutingKey, source AS Source, subject AS Subject,
        time AS Time, trace_parent AS TraceParent, body AS Body, address AS Address, attempts AS Attempts
        """;

    const string Due = "FROM outbox WHERE done_at IS NULL AND parked_at IS NULL AND due_at <= @now ORDER BY seq LIMIT @most";

    /// <summary>Takes the oldest rows that are due, for <paramref name="lease"/>; another instance takes others.</summary>
    public async Task<IReadOnlyList<OutboxRow>> Lease(int most, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        // Where no other process can be at work there is nobody to take them from, and nothing to write.
        if (database.Engine.ExclusiveFolder is not null)
            return (await database.Read(connection => connection.QueryAsync<OutboxRow>($"SELECT {Columns} {Due}", new { now, most }), cancellationToken)).AsList();

        var rows = await database.Write(unit => unit.Query<OutboxRow>(
            $"""
            UPDATE outbox SET due_at = @until
            WHERE seq IN (SELECT seq {Due} {database.Engine.SkipLocked})
            RETURNING {Columns}
            """, new { now, until = now + lease, most }), cancellationToken);
        return [.. rows.OrderBy(r => r.Seq)];
    }

    public Task Done(IReadOnlyCollection<long> rows, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Write(unit => unit.Execute(
            $"UPDATE outbox SET done_at = @now WHERE {In(rows)}", new { now }), cancellationToken);

    /// <summary>Puts one row off, or parks it when it has been tried often enough.</summary>
    public Task PutOff(long seq, int attempts, DateTimeOffset dueAt, DateTimeOffset? parkedAt, string failure, CancellationToken cancellationToken) =>
        database.Write(unit => unit.Execute(
            "UPDATE outbox SET attempts = @attempts, due_at = @dueAt, parked_at = @parkedAt, failure = @failure WHERE seq = @seq",
            new { seq, attempts, dueAt, parkedAt, failure }), cancellationToken);

    /// <summary>Frees what a process that is gone had leased, where no other process can be at work.</summary>
    public Task FreeLeases(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.Write(unit => unit.Execute(
            "UPDATE outbox SET due_at = @now WHERE done_at IS NULL AND parked_at IS NULL", new { now }), cancellationToken);

    /// <summary>How many events are not yet with those who wait for them.</summary>
    public Task<long> Open(CancellationToken cancellationToken) => database.Read(connection =>
        connection.ExecuteScalarAsync<long>("SELECT count(*) FROM outbox WHERE done_at IS NULL AND parked_at IS NULL"), cancellationToken);

    public Task<int> Forget(DateTimeOffset outboxBefore, DateTimeOffset inboxBefore, CancellationToken cancellationToken) =>
        database.Write(async unit =>
            await unit.Execute("DELETE FROM outbox WHERE done_at < @outboxBefore", new { outboxBefore })
            + await unit.Execute("DELETE FROM inbox WHERE received_at < @inboxBefore", new { inboxBefore }), cancellationToken);

    /// <summary>Whole numbers of our own: safe as text, and the same on both engines.</summary>
    static string In(IReadOnlyCollection<long> rows) => $"seq IN ({string.Join(',', rows)})";
}
