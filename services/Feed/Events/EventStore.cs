using System.Data.Common;
using Dapper;
using Scheduling.Platform.Http;
using Scheduling.Platform.Messaging;
using Scheduling.Platform.Storage;

namespace Scheduling.Feed.Events;

/// <summary>Keeps a clinic's events in the order in which they were committed, and reads them in that order.</summary>
public sealed class EventStore(FeedDatabase database)
{
    const string Columns = "clinic_id, seq, id, type, source, subject, time, data, public_data, kept_at";

    /// <summary>
    /// Keeps what was told, each once, in the order given. The row of the clinic is held until the commit: nobody reads a number while a smaller one
    /// may still come. Answers what was kept.
    /// </summary>
    internal static async Task<IReadOnlyList<EventRow>> Keep(Unit unit, IReadOnlyList<(string ClinicId, EventOnWire Event)> told)
    {
        var kept = new List<EventRow>();
        foreach (var clinic in told.GroupBy(t => t.ClinicId, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var events = clinic.Select(t => t.Event).ToList();
            var last = await Take(unit, clinic.Key, events.Count);
            var rows = events.Select((e, i) => new EventRow
            {
                ClinicId = clinic.Key,
                Seq = last - events.Count + i + 1,
                Id = e.Id,
                Type = e.Type,
                Source = e.Source,
                Subject = e.Subject,
                Time = e.Time,
                Data = e.Body,
                PublicData = PublicCopy.Of(e.Body),
                KeptAt = unit.Now,
            }).ToList();
            // The note of an event is forgotten after days, the event itself after months.
            var isNew = (await unit.InsertAll<EventRow, long>(
                $"INSERT INTO events ({Columns})", "(@ClinicId, @Seq, @Id, @Type, @Source, @Subject, @Time, @Data, @PublicData, @KeptAt)", rows,
                "ON CONFLICT (id) DO NOTHING RETURNING seq")).ToHashSet();
            kept.AddRange(rows.Where(row => isNew.Contains(row.Seq)));
        }
        return kept;
    }

    /// <summary>Takes the clinic's turn and so many numbers; answers the last of them.</summary>
    internal static Task<long> Take(Unit unit, string clinicId, int numbers) => unit.One<long>(
        """
        INSERT INTO clinic_turns (clinic_id, last_seq) VALUES (@clinicId, @numbers)
        ON CONFLICT (clinic_id) DO UPDATE SET last_seq = clinic_turns.last_seq + @numbers
        RETURNING last_seq
        """, new { clinicId, numbers = (long)numbers });

    /// <summary>Events of a type that begins so, after a place and in order, and how far that reading reached.</summary>
    /// <exception cref="RefusedException">Events after that place are no longer kept: 410 <c>cursor-expired</c>.</exception>
    /// <exception cref="InvalidException">The place was never given.</exception>
    internal Task<(IReadOnlyList<EventRow> Events, long Reached)> Read(string clinicId, long? after, string? type, int most, CancellationToken cancellationToken) =>
        database.Read(async connection =>
        {
            // In this order: what is numbered up to the last is there to be read, and what was forgotten meanwhile is noticed.
            var last = (await TurnOf(connection, clinicId))?.LastSeq ?? 0;
            if (after > last) throw FeedPlace.Foreign("after");
            var rows = (await connection.QueryAsync<EventRow>(
                $"""
                SELECT {Columns} FROM events
                WHERE clinic_id = @clinicId AND seq > @after AND seq <= @last AND type LIKE @type ORDER BY seq LIMIT @most
                """, new { clinicId, after = after ?? 0, last, type = $"{type}%", most })).AsList();
            if (after is not null && (await TurnOf(connection, clinicId))?.ForgottenSeq > after)
                throw Refused.Gone("cursor-expired", "Events after this cursor are older than 90 days and no longer kept. Begin again without a cursor, and read anew what you keep from them.");
            return ((IReadOnlyList<EventRow>)rows, rows.Count == most ? rows[^1].Seq : last);
        }, cancellationToken);

    /// <summary>The place after the clinic's last event.</summary>
    internal Task<long> Last(string clinicId, CancellationToken cancellationToken) =>
        database.Read(async connection => (await TurnOf(connection, clinicId))?.LastSeq ?? 0, cancellationToken);

    /// <summary>Forgets what was kept before then; answers how many.</summary>
    internal static async Task<int> Forget(Unit unit, DateTimeOffset before)
    {
        await unit.Execute(
            """
            UPDATE clinic_turns SET forgotten_seq = (SELECT max(e.seq) FROM events e WHERE e.clinic_id = clinic_turns.clinic_id AND e.kept_at < @before)
            WHERE clinic_id IN (SELECT DISTINCT clinic_id FROM events WHERE kept_at < @before)
            """, new { before });
        return await unit.Execute(
            "DELETE FROM events WHERE kept_at < @before AND seq <= (SELECT t.forgotten_seq FROM clinic_turns t WHERE t.clinic_id = events.clinic_id)", new { before });
    }

    static Task<ClinicTurn?> TurnOf(DbConnection connection, string clinicId) => connection.QuerySingleOrDefaultAsync<ClinicTurn?>(
        "SELECT last_seq, forgotten_seq FROM clinic_turns WHERE clinic_id = @clinicId", new { clinicId });

    sealed record ClinicTurn
    {
        public required long LastSeq { get; init; }
        public required long ForgottenSeq { get; init; }
    }
}
