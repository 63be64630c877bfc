using Scheduling.Contracts.Rides;
using Scheduling.Platform.Time;

namespace Scheduling.Rides.Rides;

/// <summary>The ride of one visit: there and home.</summary>
public sealed record Ride
{
    public required Guid SessionId { get; init; }
    public required Guid CourseId { get; init; }
    public required string PatientId { get; init; }
    public required string Status { get; init; }

    /// <summary><c>adult</c>, <c>rideshare</c>, <c>clinic</c> or <c>medical-transport</c>; null while nobody is named.</summary>
    public required string? Kind { get; init; }

    /// <summary>The visit's civil day at the clinic.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The earliest release: a pick-up is never before it.</summary>
    public required DateTimeOffset PickUpFrom { get; init; }

    /// <summary>When an open ride becomes a person's to solve.</summary>
    public required DateTimeOffset Deadline { get; init; }

    public required IReadOnlyList<RideLeg> Legs { get; init; }
    public required IReadOnlyList<RideChange> History { get; init; }
    public required long Version { get; init; }
}

/// <summary>One change of a ride, oldest first.</summary>
public sealed record RideChange
{
    public required DateTimeOffset At { get; init; }
    public required string Status { get; init; }
    public required string? Reason { get; init; }
}

/// <summary>Shows rides.</summary>
static class RideView
{
    /// <summary>Instants in the clinic's offset.</summary>
    public static Ride Of(RideRow row, IEnumerable<RideChangeRow> history)
    {
        var zone = WallClock.Zone(row.TimeZone);
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
            Legs = LegsOf(row),
            History = [.. history.Select(change => new RideChange { At = WallClock.InZone(change.At, zone), Status = change.Status, Reason = change.Reason })],
            Version = row.Version,
        };
    }

    /// <summary>Both ways share the ride's state until a person settles them one by one.</summary>
    public static IReadOnlyList<RideLeg> LegsOf(RideRow row) =>
        [new() { Direction = "to-clinic", Status = row.Status }, new() { Direction = "home", Status = row.Status }];
}
