using Scheduling.Contracts.Courses;

namespace Scheduling.Rides.Rides;

/// <summary>Keeps the ride of a visit in step with the visit. Pure.</summary>
static class RideNeeds
{
    /// <summary>What becomes of the ride at a new version of the session; nothing at an old one. In whatever order the versions come, the newest decides.</summary>
    public static IReadOnlyList<ChangedRide> After(RideRow? before, SessionEvent session, RideRules rules, RideDriver? onFile, DateTimeOffset now)
    {
        if (session.Route == "home" || before?.SessionVersion >= session.Version) return [];
        return session.Status switch
        {
            "cancelled" or "missed" or "unplaced" => Ended(before, session, rules, now),
            _ when session.StartsAt is null => [],
            _ => Stands(before, session, rules, onFile, now),
        };
    }

    static IReadOnlyList<ChangedRide> Ended(RideRow? before, SessionEvent session, RideRules rules, DateTimeOffset now)
    {
        // Heard of only now, it is kept all the same: what is known does not depend on the order in which it was heard.
        var ride = before ?? (session.StartsAt is null ? null : RideRow.At(session, before: null, rules));
        if (ride is null) return [];
        var ended = ride with { SessionVersion = session.Version, SessionStatus = session.Status, Status = ride.Status == RideStatus.Departed ? RideStatus.Departed : RideStatus.Cancelled };
        return RideSteps.Of(before, ended, session.Status, rules, now);
    }

    static IReadOnlyList<ChangedRide> Stands(RideRow? before, SessionEvent session, RideRules rules, RideDriver? onFile, DateTimeOffset now)
    {
        var earlier = before is { Status: RideStatus.Cancelled } ? null : before;
        var ride = RideRow.At(session, earlier, rules) with { Version = before?.Version ?? 0 };
        var reason = RideReason.Booked;
        if (earlier is null)
        {
            if (onFile is not null && rules.Accepts(onFile.Kind)) ride = ride.With(onFile, rules) with { Status = RideStatus.Planned };
        }
        else
        {
            (ride, reason) = Followed(earlier, ride);
        }

        if (session.Status == "booked") ride = ride with { CheckedIn = false, ReleasedAt = null };
        else if (IsAfterCheckIn(session) && !ride.CheckedIn) (ride, reason) = (CheckedIn(ride, session.RideKind, rules), RideReason.CheckIn);
        if (session.Status == "discharged" && ride.ReleasedAt is null) (ride, reason) = (Released(ride, now), RideReason.Discharged);
        return RideSteps.Of(before, ride, reason, rules, now);
    }

    /// <summary>
    /// The ride of a visit that may be elsewhere now. Who promised to come on Tuesday has promised nothing for Wednesday: the same driver is asked anew.
    /// When the visit is moved back, as when a slip is undone, the promise is good again. A pick-up that only follows the release keeps its driver.
    /// </summary>
    static (RideRow Ride, string Reason) Followed(RideRow earlier, RideRow ride)
    {
        if (earlier.ReleasedAt is not null && ride.SessionStatus != "discharged")
            return (ride with { ReleasedAt = null, Status = ride.Status == RideStatus.Departed ? RideStatus.Confirmed : ride.Status }, RideReason.Undone);
        if ((ride.Day, ride.StartsAt) == (earlier.Day, earlier.StartsAt)) return (ride, RideReason.ReleaseChanged);
        // A provider's word is for the order that was made, which is cancelled when it is not good any more.
        var isSure = ride.IsPromised && (!ride.IsOpen || ride.ProviderId is null);
        var status = isSure ? ride.IsOpen ? RideStatus.Confirmed : ride.Status : ride.Kind is null ? RideStatus.Needed : RideStatus.Planned;
        return (ride with { Status = status }, RideReason.Moved);
    }

    static bool IsAfterCheckIn(SessionEvent session) => session.Status is "checked-in" or "observing" or "discharged" || (session.Status == "held" && !string.IsNullOrEmpty(session.RideKind));

    /// <summary>The driver named at the check-in takes the patient home; once, for who was named then may go again.</summary>
    static RideRow CheckedIn(RideRow ride, string? kind, RideRules rules)
    {
        ride = ride with { CheckedIn = true };
        if (string.IsNullOrEmpty(kind) || (!ride.IsOpen && ride.Kind == kind)) return ride;
        var named = ride.Kind == kind ? ride : ride.With(new() { Kind = kind }, rules);
        return named.Promised(ride.Status is RideStatus.Arrived ? RideStatus.Arrived : RideStatus.Confirmed);
    }

    /// <summary>Released by the discharge, whatever the timetable said. Who is asked over a wire is told now, and says when the patient was picked up.</summary>
    static RideRow Released(RideRow ride, DateTimeOffset now) =>
        ride with { ReleasedAt = now, Status = ride.ProviderId is null ? RideStatus.Departed : ride.Status };
}
