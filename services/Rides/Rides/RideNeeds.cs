using Scheduling.Contracts.Rides;
using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;
using Scheduling.Rides.Sessions;

namespace Scheduling.Rides.Rides;

/// <summary>Keeps the ride of a visit in step with the visit.</summary>
static class RideNeeds
{
    /// <summary>What becomes of the ride at a new version of the session; null when nothing does.</summary>
    public static ChangedRide? After(RideRow? before, SessionRow session)
    {
        var version = (before?.Version ?? 0) + 1;
        if (session is { IsVisit: true, IsBooked: true })
        {
            var ride = RideRow.For(session, version);
            // A change that leaves the visit where it is leaves its ride.
            if (before is not null && before.Status != "cancelled" && before == ride with { Version = before.Version, Status = before.Status, Kind = before.Kind }) return null;
            return new(ride, before is null or { Status: "cancelled" } ? "booked" : "moved");
        }
        if (session is { IsVisit: true } && (session.WasWithdrawn || session.WasMissed) && before is not { Status: "cancelled" })
        {
            // Heard of only now, it is kept all the same: what is known does not depend on the order in which it was heard.
            return (before ?? RideRow.Ended(session)) is { } ended ? new(ended with { Version = version, Status = "cancelled" }, session.Status) : null;
        }
        return null;
    }

    public static void Publish(Unit unit, ChangedRide change)
    {
        var told = EventOf(change.Ride, change.Reason);
        unit.Publish(change.Ride.Status == "cancelled" ? new RideCancelled(told) : new RideNeeded(told));
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

/// <summary>A ride as it now is, and why.</summary>
sealed record ChangedRide(RideRow Ride, string Reason);
