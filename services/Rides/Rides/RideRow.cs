using Scheduling.Platform.Time;
using Scheduling.Rides.Sessions;

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

    /// <summary><c>needed</c> or <c>cancelled</c>; what a person does about it comes with the commands for it.</summary>
    public required string Status { get; init; }

    public string? Kind { get; init; }
    public required DateOnly Day { get; init; }
    public required string TimeZone { get; init; }
    public required DateTimeOffset PickUpFrom { get; init; }
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>A driver is asked for a round time.</summary>
    static readonly TimeSpan PickUpGrid = TimeSpan.FromMinutes(5);

    /// <summary>On the day before, an open ride is a person's to solve.</summary>
    static readonly TimeOnly DeadlineOnDayBefore = new(15, 0);

    /// <summary>The ride a booked visit needs: home from the earliest release, settled by 15:00 of the clinic's day before.</summary>
    public static RideRow For(SessionRow session, long version) => new()
    {
        SessionId = session.SessionId,
        ClinicId = session.ClinicId,
        GroupId = session.GroupId,
        PatientId = session.PatientId,
        CourseId = session.CourseId,
        Version = version,
        Status = "needed",
        Day = session.LocalDate,
        TimeZone = session.TimeZone,
        PickUpFrom = RoundedUp(session.ReleaseFrom ?? session.EndsAt ?? session.StartsAt!.Value).ToUniversalTime(),
        Deadline = new WallDay(session.LocalDate.AddDays(-1), session.Zone).Edge(DeadlineOnDayBefore).ToUniversalTime(),
    };

    /// <summary>The ride of a visit that was never heard of before it was over; null when it never had a place.</summary>
    public static RideRow? Ended(SessionRow session) => session.StartsAt is null ? null : For(session, version: 1);

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
    public required DateTimeOffset At { get; init; }
}
