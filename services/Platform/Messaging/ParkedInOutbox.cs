using System.Globalization;
using Dapper;
using Scheduling.Platform.Storage;

namespace Scheduling.Platform.Messaging;

/// <summary>
/// The events of this process that some consumer keeps failing on, where there is no broker to park them: they stay in their publishers' outboxes
/// until somebody has them tried again.
/// </summary>
public sealed class ParkedInOutbox(IEnumerable<Database> databases, IReadOnlyList<EventConsumer> consumers)
{
    /// <summary>Those of one clinic, or the one with this id.</summary>
    public async Task<IReadOnlyList<ParkedRow>> Of(string clinicId, Guid? id, CancellationToken cancellationToken)
    {
        var rows = new List<ParkedRow>();
        foreach (var database in databases.Where(d => d.IsMigrated))
        {
            var parked = await database.Read(connection => connection.QueryAsync<ParkedRow>(
                """
                SELECT id, type, source, subject, time, body, attempts, parked_at, failure AS reason FROM outbox
                WHERE parked_at IS NOT NULL AND done_at IS NULL AND source LIKE @source AND (CAST(@id AS text) IS NULL OR CAST(id AS text) = @id)
                """, new { source = $"/clinics/{clinicId}/%", id = id?.ToString("D", CultureInfo.InvariantCulture) }), cancellationToken);
            rows.AddRange(parked);
        }
        return rows;
    }

    /// <summary>The queues of which at least one has not taken events of this type.</summary>
    public IEnumerable<string> QueuesOf(string eventType) => consumers.Where(c => c.EventTypes.Contains(eventType)).Select(c => c.Queue);

    /// <summary>Has it delivered again, to those consumers that have not done it.</summary>
    public async Task Redrive(Guid id, CancellationToken cancellationToken)
    {
        const string Parked = "id = @id AND parked_at IS NOT NULL AND done_at IS NULL";
        foreach (var database in databases.Where(d => d.IsMigrated))
        {
            // Looked at first: the caller may hold the turn to write of a database in which it is not.
            if (await database.Read(connection => connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM outbox WHERE {Parked}", new { id }), cancellationToken) == 0) continue;
            await database.Write(unit => unit.Execute($"UPDATE outbox SET parked_at = NULL, due_at = parked_at, attempts = 0 WHERE {Parked}", new { id }), cancellationToken);
            database.OutboxWritten.Set();
        }
    }
}

/// <summary>One event parked in an outbox.</summary>
public sealed record ParkedRow
{
    public required Guid Id { get; init; }
    public required string Type { get; init; }
    public required string Source { get; init; }
    public required string Subject { get; init; }
    public required DateTimeOffset Time { get; init; }
    public required string Body { get; init; }
    public required int Attempts { get; init; }
    public required DateTimeOffset ParkedAt { get; init; }
    public string? Reason { get; init; }
}
