using Scheduling.Contracts.Courses;
using Scheduling.Platform.Time;

namespace Scheduling.Rides.Rides;

/// <summary>The ride of one visit, as it is stored.</summary>
public sealed record RideRow
{
    public required Guid SessionId { get; init; }
    public required string ClinicId { get; init; }
    public required string GroupId { get; init; }
    public required string PatientId { get; init; }
    public required Guid CourseId { get; init; }
    public required long Version { get; init; }

    /// <summary>One of <see cref="RideStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>The kind of driver; null while nobody is named.</summary>
    public string? Kind { get; init; }

    public required DateOnly Day { get; init; }
    public required string TimeZone { get; init; }

    /// <summary>The patient's arrival.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>The earliest release: a pick-up is a window from here, never the end of the block.</summary>
    public required DateTimeOffset PickUpFrom { get; init; }

    public required DateTimeOffset Deadline { get; init; }

    /// <summary>The version of the visit that was heard of last.</summary>
    public required long SessionVersion { get; init; }

    /// <summary>Where the visit stood then.</summary>
    public required string SessionStatus { get; init; }

    /// <summary>Whether the check-in was heard of: the driver named at it counts once.</summary>
    public bool CheckedIn { get; init; }

    public string? DriverName { get; init; }
    public string? DriverPhone { get; init; }

    /// <summary>The driver's own consent to texts.</summary>
    public bool DriverSmsConsent { get; init; }

    /// <summary>Whether the driver is the one of the patient's contact, and follows it.</summary>
    public bool IsOnFile { get; init; }

    /// <summary>The arrival for which the driver promised to come; null when nobody did.</summary>
    public DateTimeOffset? PromisedFor { get; init; }

    /// <summary>Who provides the ride; null when it is nobody that we ask over a wire.</summary>
    public string? ProviderId { get; init; }

    /// <summary>When the patient was discharged: what releases a ride.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>The deadline at which it was open, or lost after; null when no person need see to it.</summary>
    public string? Risk { get; init; }

    public DateTimeOffset? AtRiskSince { get; init; }

    /// <summary>The deadline that comes next.</summary>
    public string? WatchFor { get; init; }

    public DateTimeOffset? WatchAt { get; init; }

    /// <summary>Nobody is sure to take the patient home.</summary>
    public bool IsOpen => Status is RideStatus.Needed or RideStatus.Planned;

    /// <summary>Nothing more is to come.</summary>
    public bool IsOver => Status is RideStatus.Departed or RideStatus.Cancelled;

    /// <summary>The patient is at the clinic.</summary>
    public bool IsInClinic => SessionStatus is "checked-in" or "observing" || (SessionStatus == "held" && CheckedIn);

    /// <summary>The visit is still to come.</summary>
    public bool IsAhead => SessionStatus == "booked" || (SessionStatus == "held" && !CheckedIn);

    /// <summary>The zone of the clinic.</summary>
    public TimeZoneInfo Zone => WallClock.Zone(TimeZone);

    /// <summary>A driver is asked for a round time.</summary>
    static readonly TimeSpan PickUpGrid = TimeSpan.FromMinutes(5);

    /// <summary>The ride that a visit needs, or the ride as it was at the place the visit has now.</summary>
    public static RideRow At(SessionEvent session, RideRow? before, RideRules rules)
    {
        var zone = WallClock.Zone(session.TimeZone);
        return new()
        {
            SessionId = session.SessionId,
            ClinicId = session.ClinicId,
            GroupId = session.Group,
            PatientId = session.PatientId,
            CourseId = session.CourseId,
            Version = before?.Version ?? 0,
            Status = before?.Status ?? RideStatus.Needed,
            Kind = before?.Kind,
            Day = session.LocalDate,
            TimeZone = session.TimeZone,
            StartsAt = session.StartsAt!.Value.ToUniversalTime(),
            PickUpFrom = RoundedUp(session.ReleaseFrom ?? session.EndsAt ?? session.StartsAt.Value).ToUniversalTime(),
            Deadline = RideDeadlines.Of(before?.Kind, session.LocalDate, zone, rules),
            SessionVersion = session.Version,
            SessionStatus = session.Status,
            CheckedIn = before?.CheckedIn ?? false,
            DriverName = before?.DriverName,
            DriverPhone = before?.DriverPhone,
            DriverSmsConsent = before?.DriverSmsConsent ?? false,
            IsOnFile = before?.IsOnFile ?? false,
            PromisedFor = before?.PromisedFor,
            ProviderId = before?.ProviderId,
            ReleasedAt = before?.ReleasedAt,
            Risk = before?.Risk,
            AtRiskSince = before?.AtRiskSince,
            WatchFor = before?.WatchFor,
            WatchAt = before?.WatchAt,
        };
    }

    /// <summary>The same ride with that driver, or with none.</summary>
    public RideRow With(RideDriver? driver, RideRules rules) => this with
    {
        Kind = driver?.Kind,
        DriverName = driver?.Name,
        DriverPhone = driver?.Phone,
        DriverSmsConsent = driver?.SmsConsent ?? false,
        IsOnFile = driver?.IsOnFile ?? false,
        PromisedFor = null,
        ProviderId = driver?.ProviderId,
        Deadline = RideDeadlines.Of(driver?.Kind, Day, Zone, rules),
    };

    /// <summary>The same ride, sure: somebody comes, or is here, for the arrival as it is now.</summary>
    public RideRow Promised(string status) => this with { Status = status, PromisedFor = StartsAt };

    /// <summary>A driver who comes at noon comes at half past as well; one who was asked for the morning is asked anew for the afternoon.</summary>
    static readonly TimeSpan SamePromise = TimeSpan.FromHours(1);

    /// <summary>Whether the driver's promise is good for the arrival as it is now.</summary>
    public bool IsPromised => PromisedFor is { } promised && (StartsAt - promised).Duration() <= SamePromise && WallClock.ToLocal(promised, Zone).Day == Day;

    static DateTimeOffset RoundedUp(DateTimeOffset instant)
    {
        var over = instant.UtcTicks % PickUpGrid.Ticks;
        return over == 0 ? instant : instant.AddTicks(PickUpGrid.Ticks - over);
    }
}

/// <summary>One change of a ride.</summary>
public sealed record RideChangeRow
{
    public required Guid SessionId { get; init; }
    public required string Status { get; init; }
    public string? Reason { get; init; }
    public string? SaidBy { get; init; }
    public required DateTimeOffset At { get; init; }
}
