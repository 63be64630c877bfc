using Scheduling.Contracts.Rides;
using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;

namespace Scheduling.Rides.Rides;

/// <summary>A ride as it now is, and why.</summary>
sealed record ChangedRide
{
    public required RideRow Ride { get; init; }

    /// <summary>The ride before this step; null when there was none.</summary>
    public RideRow? Before { get; init; }

    /// <summary>Null where nothing is to be told: only what is known of the visit changed.</summary>
    public string? Reason { get; init; }

    /// <summary>The person who said so, where one did.</summary>
    public string? SaidBy { get; init; }

    /// <summary>Whether what happened is that a deadline found it open.</summary>
    public bool IsRisk { get; init; }

    /// <summary>Tells the other services; a quiet change is told to nobody.</summary>
    public void Publish(Unit unit)
    {
        if (Reason is null) return;
        var told = Told();
        unit.Publish(IsRisk ? new RideAtRisk(told) : Ride.Status switch
        {
            RideStatus.Needed => new RideNeeded(told),
            RideStatus.Planned => new RidePlanned(told),
            RideStatus.Confirmed => new RideConfirmed(told),
            RideStatus.Arrived => new RideArrived(told),
            RideStatus.Departed => new RideDeparted(told),
            _ => new RideCancelled(told),
        });
    }

    RideEvent Told() => new()
    {
        ClinicId = Ride.ClinicId,
        Version = Ride.Version,
        Group = Ride.GroupId,
        PatientId = Ride.PatientId,
        CourseId = Ride.CourseId,
        SessionId = Ride.SessionId,
        Kind = Ride.Kind,
        Status = Ride.Status,
        PickUpFrom = WallClock.InZone(Ride.PickUpFrom, Ride.Zone),
        Deadline = WallClock.InZone(Ride.Deadline, Ride.Zone),
        Legs = RideView.LegsOf(Ride),
        AtRiskSince = Ride.AtRiskSince is { } since ? WallClock.InZone(since, Ride.Zone) : null,
        Reason = Reason,
    };
}
