using Scheduling.Platform.Time;

namespace Scheduling.Rides.Rides;

/// <summary>When an open ride is looked at, and what it means to be open then (domain.md section 7). Pure.</summary>
static class RideDeadlines
{
    /// <summary>Nobody is named three days before: somebody is asked.</summary>
    public const string ThreeDays = "three-days-before";

    /// <summary>A medical transport should have been asked for by now.</summary>
    public const string Request = "request-due";

    /// <summary>The afternoon before: the staff call.</summary>
    public const string DayBefore = "day-before";

    /// <summary>The last check.</summary>
    public const string TwoHours = "two-hours-before";

    /// <summary>The patient is here and has no way home.</summary>
    public const string InClinic = "in-clinic";

    /// <summary>The clinic closes and the patient is still here: the prescriber's to solve.</summary>
    public const string Closing = "closing";

    /// <summary>The patient was discharged and nobody has come.</summary>
    public const string NotPickedUp = "not-picked-up";

    static readonly TimeOnly AskedAt = new(10, 0), SettledBy = new(15, 0);
    static readonly TimeSpan LastCheck = TimeSpan.FromHours(2), Wait = TimeSpan.FromMinutes(30);

    /// <summary>When an open ride becomes a person's to solve: 15:00 of the clinic's day before, for a medical transport of the last day on which it can be asked for.</summary>
    public static DateTimeOffset Of(string? kind, DateOnly day, TimeZoneInfo zone, RideRules rules)
    {
        var last = day.AddDays(-1);
        var notice = kind == "medical-transport" ? rules.NoticeDay(day) : last;
        return new WallDay(notice < last ? notice : last, zone).Edge(SettledBy).ToUniversalTime();
    }

    /// <summary>The deadline that comes after an instant.</summary>
    public static (string? Name, DateTimeOffset? At) Next(RideRow ride, RideRules rules, DateTimeOffset after)
    {
        foreach (var (name, at) in All(ride, rules))
            if (at > after) return (name, at);
        return (null, null);
    }

    /// <summary>The last deadline that has passed and at which a ride that stands so is at risk; null when there is none.</summary>
    public static string? Risk(RideRow ride, RideRules rules, DateTimeOffset now) =>
        All(ride, rules).TakeWhile(deadline => deadline.At <= now).Select(deadline => deadline.Name).LastOrDefault(name => IsAtRisk(ride, name))
        ?? (IsAtRisk(ride, InClinic) ? InClinic : null);

    /// <summary>Whether a ride that stands so at that deadline is at risk.</summary>
    static bool IsAtRisk(RideRow ride, string deadline) => deadline switch
    {
        ThreeDays => ride is { Status: RideStatus.Needed, IsAhead: true },
        Request or DayBefore or TwoHours => ride is { IsOpen: true, IsAhead: true },
        // Discharged, a patient whose provider does not come is still here.
        InClinic => ride.IsOpen && (ride.IsInClinic || ride.ReleasedAt is not null),
        Closing => ride.IsInClinic && ride.Status is not (RideStatus.Arrived or RideStatus.Departed),
        _ => !ride.IsOver,
    };

    static IEnumerable<(string Name, DateTimeOffset At)> All(RideRow ride, RideRules rules)
    {
        if (ride.IsOver) return [];
        if (ride.ReleasedAt is { } released) return [(NotPickedUp, released + Wait)];
        var (zone, before) = (ride.Zone, new WallDay(ride.Day.AddDays(-1), ride.Zone).Edge(SettledBy).ToUniversalTime());
        List<(string Name, DateTimeOffset At)> all =
        [
            (ThreeDays, new WallDay(ride.Day.AddDays(-3), zone).Edge(AskedAt).ToUniversalTime()), (DayBefore, before), (TwoHours, ride.StartsAt - LastCheck),
        ];
        if (ride.Deadline < before) all.Add((Request, ride.Deadline));
        if (rules.Closings.TryGetValue(ride.Day.DayOfWeek, out var closes)) all.Add((Closing, new WallDay(ride.Day, zone).Edge(closes).ToUniversalTime()));
        return all.OrderBy(deadline => deadline.At);
    }
}
