using System.Text.Json;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.Rides;

namespace Scheduling.Rides.Providers;

/// <summary>
/// Keeps what providers were asked for in step with the rides: asks, changes the window, dispatches when the patient is released, cancels. All of it is
/// only written down here, in the transaction that changes the ride.
/// </summary>
static class RideOrders
{
    static readonly TimeOnly LastPickUp = new(23, 59);

    public static async Task Follow(Unit unit, IReadOnlyList<ChangedRide> changes)
    {
        var rides = changes.GroupBy(change => change.Ride.SessionId).Select(same => (same.First().Before, After: same.Last().Ride))
            .Where(ride => ride.Before?.ProviderId is not null || ride.After.ProviderId is not null).ToList();
        if (rides.Count == 0) return;
        var orders = await RideOrderStore.Current(unit, rides.Select(ride => ride.After.SessionId));
        foreach (var (before, after) in rides) await Follow(unit, before, after, orders.GetValueOrDefault(after.SessionId));
    }

    static async Task Follow(Unit unit, RideRow? before, RideRow after, RideOrderRow? order)
    {
        var isWanted = after.ProviderId is not null && !after.IsOver;
        if (order is not null && (!isWanted || before is null || IsAnother(before, after, order)))
        {
            await Close(unit, order, isDriven: after.Status == RideStatus.Departed);
            order = null;
        }
        if (!isWanted) return;
        if (order is null)
        {
            var asked = new RideOrderRow
            {
                OrderId = Guid.CreateVersion7(unit.Now), SessionId = after.SessionId, ProviderId = after.ProviderId!, Kind = after.Kind!, Status = RideOrderRow.Asked, Sequence = 0, IsCurrent = true,
            };
            await RideOrderStore.Put(unit, asked);
            await RideOrderStore.Say(unit, asked.OrderId, CallKind.Request, await Asking(unit, after, asked));
            if (after.ReleasedAt is not null) await RideOrderStore.Say(unit, asked.OrderId, CallKind.Dispatch, "{}");
            return;
        }
        if (before!.PickUpFrom != after.PickUpFrom) await RideOrderStore.Say(unit, order.OrderId, CallKind.Change, await Changing(unit, after));
        if (before.ReleasedAt is null && after.ReleasedAt is not null) await RideOrderStore.Say(unit, order.OrderId, CallKind.Dispatch, "{}");
    }

    /// <summary>A ride of another kind or promise, or one whose dispatch was undone, is asked for anew: what is told of the old one cannot be mistaken for it.</summary>
    static bool IsAnother(RideRow before, RideRow after, RideOrderRow order) =>
        order.Kind != after.Kind || order.ProviderId != after.ProviderId
        || (before.ReleasedAt is not null && after.ReleasedAt is null)
        || (after.IsOpen && (before.Day, before.StartsAt) != (after.Day, after.StartsAt));

    static async Task Close(Unit unit, RideOrderRow order, bool isDriven)
    {
        await RideOrderStore.Put(unit, order with { IsCurrent = false });
        var isHeardOf = await RideOrderStore.Hush(unit, order.OrderId);
        if (isHeardOf && !isDriven && !ProviderStatuses.IsLast(order.Status)) await RideOrderStore.Say(unit, order.OrderId, CallKind.Cancel, "{}");
    }

    static async Task<string> Asking(Unit unit, RideRow ride, RideOrderRow order)
    {
        var contact = await ContactStore.Find(unit, ride.GroupId, ride.PatientId);
        return JsonSerializer.Serialize(new Wanted { Id = order.OrderId, Kind = order.Kind, PickUp = await PickUpOf(unit, ride), Rider = new() { Phone = contact?.Phone } }, Json.Wire);
    }

    static async Task<string> Changing(Unit unit, RideRow ride) => JsonSerializer.Serialize(new Wanted { PickUp = await PickUpOf(unit, ride) }, Json.Wire);

    static async Task<PickUp> PickUpOf(Unit unit, RideRow ride)
    {
        if (await ClinicStore.Find(unit, ride.ClinicId) is not { IsConfigured: true } clinic)
            throw new UnavailableException("Where the clinic is has not been heard of yet. Try again in a moment.");
        return new()
        {
            Place = clinic.SenderName!,
            Phone = clinic.Phone!,
            From = WallClock.InZone(ride.PickUpFrom, ride.Zone),
            Until = new WallDay(ride.Day, ride.Zone).Edge(LastPickUp),
        };
    }

    sealed record Wanted
    {
        public Guid? Id { get; init; }
        public string? Kind { get; init; }
        public required PickUp PickUp { get; init; }
        public Rider? Rider { get; init; }
    }

    sealed record PickUp
    {
        public required string Place { get; init; }
        public required string Phone { get; init; }
        public required DateTimeOffset From { get; init; }
        public required DateTimeOffset Until { get; init; }
    }

    sealed record Rider
    {
        public string? Phone { get; init; }
    }
}
