namespace Scheduling.Rides.Rides;

/// <summary>
/// What a change makes of a ride: its next version, whether it is at risk from now on, and when it is looked at next. Pure.
/// </summary>
static class RideSteps
{
    /// <summary>The steps from the ride as it was: none, one, or two where it is at risk from the start.</summary>
    public static IReadOnlyList<ChangedRide> Of(RideRow? before, RideRow changed, string reason, RideRules rules, DateTimeOffset now, string? saidBy = null)
    {
        var isAnew = before is null || before.Status == RideStatus.Cancelled || (before.Day, before.StartsAt) != (changed.Day, changed.StartsAt);
        var risk = RideDeadlines.Risk(changed, rules, now);
        // Who books a visit for the day after tomorrow has just been asked.
        if (isAnew && risk == RideDeadlines.ThreeDays) risk = null;
        var wasAtRisk = !isAnew && before!.Risk is not null;

        var (watchFor, watchAt) = RideDeadlines.Next(changed, rules, now);
        var next = changed with
        {
            Risk = risk is not null && wasAtRisk ? before!.Risk : null,
            AtRiskSince = risk is not null && wasAtRisk ? before!.AtRiskSince : null,
            WatchFor = watchFor,
            WatchAt = watchAt,
        };
        var steps = new List<ChangedRide>();
        if (before is null || !LooksLike(before, next)) steps.Add(new() { Before = before, Ride = next = next with { Version = (before?.Version ?? 0) + 1 }, Reason = reason, SaidBy = saidBy });
        else if (before != next) steps.Add(new() { Before = before, Ride = next });
        if (risk is not null && !wasAtRisk) steps.Add(Raised(next, risk, now));
        return steps;
    }

    /// <summary>What time makes of it, when its deadline has come.</summary>
    public static ChangedRide AtDeadline(RideRow ride, RideRules rules, DateTimeOffset now)
    {
        var (watchFor, watchAt) = RideDeadlines.Next(ride, rules, now);
        var looked = ride with { WatchFor = watchFor, WatchAt = watchAt };
        return RideDeadlines.Risk(ride, rules, now) is { } risk && risk != ride.Risk ? Raised(looked, risk, now) : new() { Before = ride, Ride = looked };
    }

    static ChangedRide Raised(RideRow ride, string risk, DateTimeOffset now) => new()
    {
        Before = ride,
        Ride = ride with { Version = ride.Version + 1, Risk = risk, AtRiskSince = ride.AtRiskSince ?? now },
        Reason = risk,
        IsRisk = true,
    };

    /// <summary>Whether those who look at it see no difference.</summary>
    static bool LooksLike(RideRow one, RideRow other) =>
        (one.Status, one.Kind, one.Day, one.PickUpFrom, one.Deadline, one.Risk, one.ProviderId, one.DriverName, one.DriverPhone, one.DriverSmsConsent)
        == (other.Status, other.Kind, other.Day, other.PickUpFrom, other.Deadline, other.Risk, other.ProviderId, other.DriverName, other.DriverPhone, other.DriverSmsConsent);
}
