using Scheduling.Contracts.Rides;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;
using Scheduling.Rides.Contacts;

namespace Scheduling.Rides.Rides;

/// <summary>The ride of one visit: there and home.</summary>
public sealed record Ride
{
    public required Guid SessionId { get; init; }
    public required Guid CourseId { get; init; }
    public required string PatientId { get; init; }

    /// <summary><c>needed</c>, <c>planned</c>, <c>confirmed</c>, <c>arrived</c>, <c>departed</c> or <c>cancelled</c>.</summary>
    public required string Status { get; init; }

    /// <summary><c>adult</c>, <c>rideshare</c>, <c>clinic</c> or <c>medical-transport</c>; null while nobody is named.</summary>
    public required string? Kind { get; init; }

    /// <summary>The visit's civil day at the clinic.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The earliest release: a pick-up is never before it.</summary>
    public required DateTimeOffset PickUpFrom { get; init; }

    /// <summary>When an open ride becomes a person's to solve: 15:00 of the day before, for a medical transport of the last day on which it can be asked for.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>
    /// The deadline at which it was still open, or after which it was lost: <c>three-days-before</c>, <c>request-due</c>, <c>day-before</c>,
    /// <c>two-hours-before</c>, <c>in-clinic</c>, <c>closing</c> or <c>not-picked-up</c>; null when no person need see to it.
    /// </summary>
    public required string? Risk { get; init; }

    public required DateTimeOffset? AtRiskSince { get; init; }

    /// <summary>Who drives, where that is known.</summary>
    public required NamedDriver? Driver { get; init; }

    /// <summary>Who provides the ride, where it is asked for over a wire.</summary>
    public required string? ProviderId { get; init; }

    public required IReadOnlyList<RideLeg> Legs { get; init; }
    public required IReadOnlyList<RideChange> History { get; init; }
    public required long Version { get; init; }
}

/// <summary>A driver, as far as the clinic was told. The driver's consent to texts is the driver's own.</summary>
public sealed record NamedDriver
{
    public DriverKind? Kind { get; init; }

    [System.ComponentModel.DataAnnotations.MaxLength(200, ErrorMessage = "must have at most 200 characters")]
    public string? Name { get; init; }

    [E164]
    public string? Phone { get; init; }

    public bool SmsConsent { get; init; }
}

/// <summary>One change of a ride, oldest first.</summary>
public sealed record RideChange
{
    public required DateTimeOffset At { get; init; }
    public required string Status { get; init; }

    /// <summary>A code: what happened, who said so, or the deadline that found it open.</summary>
    public required string? Reason { get; init; }

    /// <summary>The key of the member of staff who said so; null where none did.</summary>
    public required string? By { get; init; }
}

/// <summary>Shows rides.</summary>
static class RideView
{
    /// <summary>Instants in the clinic's offset.</summary>
    public static Ride Of(RideRow row, IEnumerable<RideChangeRow> history)
    {
        var zone = row.Zone;
        return new()
        {
            SessionId = row.SessionId,
            CourseId = row.CourseId,
            PatientId = row.PatientId,
            Status = row.Status,
            Kind = row.Kind,
            Date = row.Day,
            PickUpFrom = WallClock.InZone(row.PickUpFrom, zone),
            Deadline = WallClock.InZone(row.Deadline, zone),
            Risk = row.Risk,
            AtRiskSince = row.AtRiskSince is { } since ? WallClock.InZone(since, zone) : null,
            Driver = row is { DriverName: null, DriverPhone: null } ? null : new()
            {
                Kind = row.Kind is { } kind ? WireName.Parse<DriverKind>(kind) : null, Name = row.DriverName, Phone = row.DriverPhone, SmsConsent = row.DriverSmsConsent,
            },
            ProviderId = row.ProviderId,
            Legs = LegsOf(row),
            History = [.. history.Select(change => new RideChange { At = WallClock.InZone(change.At, zone), Status = change.Status, Reason = change.Reason, By = change.SaidBy })],
            Version = row.Version,
        };
    }

    /// <summary>Both ways share the ride's state until a person settles them one by one.</summary>
    public static IReadOnlyList<RideLeg> LegsOf(RideRow row) =>
        [new() { Direction = "to-clinic", Status = row.Status }, new() { Direction = "home", Status = row.Status }];
}
