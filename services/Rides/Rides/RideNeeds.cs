using Scheduling.Contracts.Rides;
using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;
using Scheduling.Rides.Sessions;

namespace Scheduling.Rides.Rides;

/// <summary>Keeps the ride of a visit in step with the visit.</summary>
static class RideNeeds
{
    /// <summary>To be called with the patient's turn taken, once for each version of the session.</summary>
    public static async Task Follow(Unit unit, SessionRow session)
    {
        var before = await RideStore.Find(unit, session.SessionId);
        var version = (before?.Version ?? 0) + 1;
        if (session is { IsVisit: true, IsBooked: true })
        {
            var ride = RideRow.For(session, version);
            // A change that leaves the visit where it is leaves its ride.
            if (before is not null && before.Status != "cancelled" && before == ride with { Version = before.Version, Status = before.Status, Kind = before.Kind }) return;
            var reason = before is null or { Status: "cancelled" } ? "booked" : "moved";
            await RideStore.Put(unit, ride, reason);
            unit.Publish(new RideNeeded(EventOf(ride, reason)));
        }
        else if (session is { IsVisit: true } && (session.WasWithdrawn || session.WasMissed) && before is not { Status: "cancelled" })
        {
            // Heard of only now, it is kept all the same: what is known does not depend on the order in which it was heard.
            if ((before ?? RideRow.Ended(session)) is not { } ended) return;
            var ride = ended with { Version = version, Status = "cancelled" };
            await RideStore.Put(unit, ride, session.Status);
            unit.Publish(new RideCancelled(EventOf(ride, session.Status)));
        }
    }

    static RideEvent EventOf(RideRow ride, string reason)
    {
        var zone = WallClock.Zone(ride.TimeZone);
        return new()
        {
            ClinicId = ride.ClinicId,
            Version = ride.Version,
            Group = ride.GroupId,
            PatientId = ride.PatientId,
            CourseId = ride.CourseId,
            SessionId = ride.SessionId,
            Kind = ride.Kind,
            Status = ride.Status,
            PickUpFrom = WallClock.InZone(ride.PickUpFrom, zone),
            Deadline = WallClock.InZone(ride.Deadline, zone),
            Legs = RideView.LegsOf(ride),
            Reason = reason,
        };
    }
}
