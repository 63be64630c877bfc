using Dapper;
using Scheduling.Platform.Messaging;
using Scheduling.Platform.Storage;

namespace Scheduling.Feed.Parked;

/// <summary>What consumers gave up on, wherever that is kept: taken from the broker into a table here, or in the outboxes of this process.</summary>
public sealed class ParkedEventStore(FeedDatabase database, ParkedInOutbox outboxes)
{
    const string Columns = "parked_id, clinic_id, queue, event_id, type, source, subject, time, body, reason, times, parked_at";

    internal static Task Keep(Unit unit, ParkedEventRow row) => unit.Execute(
        $"""
        INSERT INTO parked_events ({Columns})
        VALUES (@ParkedId, @ClinicId, @Queue, @EventId, @Type, @Source, @Subject, @Time, @Body, @Reason, @Times, @ParkedAt)
        ON CONFLICT (event_id, queue) DO UPDATE
        SET reason = excluded.reason, times = parked_events.times + 1, parked_at = excluded.parked_at, redriven_at = NULL
        """, row);

    /// <summary>The longest parked first.</summary>
    internal async Task<IReadOnlyList<ParkedItem>> List(string clinicId, CancellationToken cancellationToken)
    {
        var here = await database.Read(connection => connection.QueryAsync<ParkedEventRow>(
            $"SELECT {Columns} FROM parked_events WHERE clinic_id = @clinicId AND redriven_at IS NULL", new { clinicId }), cancellationToken);
        var there = await outboxes.Of(clinicId, id: null, cancellationToken);
        return [.. here.Select(row => ParkedItem.Of(row, isWhole: false))
            .Concat(there.Select(row => ParkedItem.Of(row, outboxes.QueuesOf(row.Type), isWhole: false)))
            .OrderBy(item => item.ParkedAt).ThenBy(item => item.ParkedId)];
    }

    internal async Task<ParkedItem?> Find(string clinicId, Guid parkedId, CancellationToken cancellationToken)
    {
        var here = await database.Read(connection => connection.QuerySingleOrDefaultAsync<ParkedEventRow>(
            $"SELECT {Columns} FROM parked_events WHERE clinic_id = @clinicId AND parked_id = @parkedId AND redriven_at IS NULL", new { clinicId, parkedId }), cancellationToken);
        if (here is not null) return ParkedItem.Of(here, isWhole: true);
        return (await outboxes.Of(clinicId, parkedId, cancellationToken)).Select(row => ParkedItem.Of(row, outboxes.QueuesOf(row.Type), isWhole: true)).FirstOrDefault();
    }

    /// <summary>Marks it as on its way again; null when it was not waiting here.</summary>
    internal static Task<ParkedEventRow?> TakeOut(Unit unit, string clinicId, Guid parkedId, DateTimeOffset now) => unit.One<ParkedEventRow>(
        $"""
        UPDATE parked_events SET redriven_at = @now
        WHERE clinic_id = @clinicId AND parked_id = @parkedId AND redriven_at IS NULL RETURNING {Columns}
        """, new { clinicId, parkedId, now });
}
