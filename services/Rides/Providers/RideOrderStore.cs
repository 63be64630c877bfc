using System.Text.Json;
using Dapper;
using Scheduling.Platform.Storage;

namespace Scheduling.Rides.Providers;

/// <summary>Every statement that touches orders and calls.</summary>
public sealed class RideOrderStore(RidesDatabase database)
{
    const string Columns = "order_id, session_id, provider_id, kind, status, sequence, is_current";

    /// <summary>By the machine's clock: longer than any batch takes.</summary>
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>Not done, and nothing of the same order comes before it.</summary>
    const string IsNext = "c.done_at IS NULL AND NOT EXISTS (SELECT 1 FROM ride_calls e WHERE e.order_id = c.order_id AND e.done_at IS NULL AND e.seq < c.seq)";

    public static Task<RideOrderRow?> Find(Unit unit, Guid orderId) => unit.One<RideOrderRow>($"SELECT {Columns} FROM ride_orders WHERE order_id = @orderId", new { orderId });

    /// <summary>The orders that are the rides of those visits now, by visit.</summary>
    public static async Task<Dictionary<Guid, RideOrderRow>> Current(Unit unit, IEnumerable<Guid> sessionIds) => (await unit.Query<RideOrderRow>(
        $"SELECT {Columns} FROM ride_orders WHERE is_current AND {unit.Engine.IsOneOf("session_id", "uuid", "@list")}",
        new { list = JsonSerializer.Serialize(sessionIds) })).ToDictionary(order => order.SessionId);

    public static Task Put(Unit unit, RideOrderRow order) => unit.InsertAll(
        $"INSERT INTO ride_orders ({Columns})", "(@OrderId, @SessionId, @ProviderId, @Kind, @Status, @Sequence, @IsCurrent)", [order],
        "ON CONFLICT (order_id) DO UPDATE SET status = excluded.status, sequence = excluded.sequence, is_current = excluded.is_current");

    /// <summary>Has something said, after all that is to be said of the order before.</summary>
    public static Task Say(Unit unit, Guid orderId, string what, string body) => unit.Execute(
        """
        INSERT INTO ride_calls (call_id, order_id, seq, what, body, due_at, attempts)
        SELECT @callId, @orderId, coalesce(max(seq), 0) + 1, @what, @body, @now, 0 FROM ride_calls WHERE order_id = @orderId
        """, new { callId = Guid.CreateVersion7(unit.Now), orderId, what, body, now = unit.Now });

    /// <summary>Leaves unsaid what was never tried; answers whether the provider may have heard of the order all the same.</summary>
    public static async Task<bool> Hush(Unit unit, Guid orderId)
    {
        await unit.Execute(
            "UPDATE ride_calls SET done_at = @now, outcome = 'unsaid', body = '' WHERE order_id = @orderId AND done_at IS NULL AND attempts = 0", new { orderId, now = unit.Now });
        return await unit.One<long>("SELECT count(*) FROM ride_calls WHERE order_id = @orderId AND attempts > 0", new { orderId }) > 0;
    }

    /// <summary>Notes what became of a call; false when it was noted before.</summary>
    public static async Task<bool> Settle(Unit unit, Guid callId, string outcome) => await unit.Execute(
        "UPDATE ride_calls SET done_at = @now, outcome = @outcome, body = '' WHERE call_id = @callId AND done_at IS NULL", new { callId, outcome, now = unit.Now }) > 0;

    /// <summary>Takes what is due, oldest first; another instance takes others.</summary>
    internal Task<IReadOnlyList<RideCall>> Take(DateTimeOffset now, DateTimeOffset machineNow, int most, CancellationToken cancellationToken) => database.Write(unit => unit.Query<RideCall>(
        $"""
        UPDATE ride_calls SET lease_until = @until, attempts = attempts + 1
        WHERE call_id IN (
          SELECT c.call_id FROM ride_calls c
          WHERE c.due_at <= @now AND (c.lease_until IS NULL OR c.lease_until < @machineNow) AND {IsNext}
          ORDER BY c.due_at, c.call_id LIMIT @most {database.Engine.SkipLocked})
        RETURNING call_id, order_id, what, body, attempts
        """, new { now, machineNow, until = machineNow + Lease, most }), cancellationToken);

    /// <summary>Leaves it alone until then.</summary>
    internal Task PutOff(Guid callId, DateTimeOffset until, CancellationToken cancellationToken) => database.Write(
        unit => unit.Execute("UPDATE ride_calls SET lease_until = @until WHERE call_id = @callId AND done_at IS NULL", new { callId, until }), cancellationToken);

    /// <summary>Frees what a process that is gone had taken, where no other process can be at work.</summary>
    internal Task Free(CancellationToken cancellationToken) => database.Engine.ExclusiveFolder is null
        ? Task.CompletedTask
        : database.Write(unit => unit.Execute("UPDATE ride_calls SET lease_until = NULL WHERE done_at IS NULL"), cancellationToken);

    /// <summary>What was never tried is due; what the provider did not take is tried again by the machine's clock, and nothing waits for it.</summary>
    internal Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken) => database.Read(async connection =>
        (await connection.QueryAsync<DateTimeOffset>($"SELECT c.due_at FROM ride_calls c WHERE c.attempts = 0 AND {IsNext} ORDER BY c.due_at LIMIT 1"))
            .Select(due => (DateTimeOffset?)due).FirstOrDefault(), cancellationToken);
}
