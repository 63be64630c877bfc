namespace Scheduling.Rides.Planning;

/// <summary>
/// Plans the texts to who drives one patient home: where and from when, on the day before; at once when that changes or falls away. By the
/// driver's own window and budget, and never a word about the visit.
/// </summary>
public static class DriverPlanner
{
    /// <summary>A driver who waits a little is not written to.</summary>
    static readonly TimeSpan Noticeable = TimeSpan.FromMinutes(15);

    /// <summary>The same situation gives the same messages, in the order in which they are due.</summary>
    public static IReadOnlyList<PlannedMessage> Plan(DriverSituation driver)
    {
        var window = new SendWindow(driver.Zone, driver.PlausibleZones);
        var days = new MessageDays(new() { Now = driver.Now, Zone = driver.Zone, Visits = [], DaysTexted = driver.DaysTexted }, window);
        foreach (var pickUp in driver.PickUps.OrderBy(p => p.From ?? p.ToldFrom).ThenBy(p => p.SessionId))
        {
            if (pickUp.From is { } from && pickUp.ToldFrom is { } told && (from - told).Duration() < Noticeable) continue;
            if ((pickUp.From ?? pickUp.ToldFrom) is not { } at || at <= driver.Now) continue;

            var part = new Part
            {
                Kind = ReminderKind.Driver, SessionId = pickUp.SessionId, StartsAt = pickUp.From, PreviousAt = pickUp.ToldFrom,
                RestsUntil = pickUp.Since + ReminderPlanner.Quiet,
            };
            if (driver.Said.Contains(part.Identity)) continue;
            var earliest = ReminderPlanner.Later(part.RestsUntil, driver.Now);
            days.Place(part, pickUp.ToldFrom is null ? ReminderPlanner.DueOnDayBefore(at, earliest, window) : window.NextFrom(earliest), before: at);
        }
        return [.. days.Messages.Where(m => m.Standing != Standing.TooLate)];
    }
}

/// <summary>All that is looked at for the driver of one patient.</summary>
public sealed record DriverSituation
{
    public required DateTimeOffset Now { get; init; }

    /// <summary>The likeliest zone of the driver.</summary>
    public required TimeZoneInfo Zone { get; init; }

    public IReadOnlyList<TimeZoneInfo> PlausibleZones { get; init; } = [];
    public required IReadOnlyList<PickUp> PickUps { get; init; }

    /// <summary>The days on which the driver's number got a text, once for each text.</summary>
    public IReadOnlyList<DateOnly> DaysTexted { get; init; } = [];

    /// <summary>The <see cref="Part.Identity"/> of everything that was sent, or given up for good.</summary>
    public IReadOnlySet<string> Said { get; init; } = new HashSet<string>();
}

/// <summary>Where a driver comes into a visit.</summary>
public sealed record PickUp
{
    public required Guid SessionId { get; init; }

    /// <summary>The earliest release; null when there is nobody to pick up any more.</summary>
    public required DateTimeOffset? From { get; init; }

    /// <summary>What the driver was told last; null when nothing was.</summary>
    public DateTimeOffset? ToldFrom { get; init; }

    /// <summary>When it changed last.</summary>
    public required DateTimeOffset Since { get; init; }
}
