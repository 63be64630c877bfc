using System.Text.Json.Serialization;
using Scheduling.Contracts.Courses;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.FollowUps.Clinics;

/// <summary>What of a clinic a follow-up needs to know: its zone, its grid and the days on which it is open.</summary>
public sealed record ClinicDays
{
    public required string ClinicId { get; init; }

    /// <summary>IANA zone of every date and wall time of the clinic.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Minutes between possible starts, counted from midnight.</summary>
    public required int GridMinutes { get; init; }

    /// <summary>The days of the week on which it has opening hours.</summary>
    public required HashSet<Weekday> Weekdays { get; init; }

    /// <summary>Dates on which its holiday calendar closes it.</summary>
    public required HashSet<DateOnly> Holidays { get; init; }

    /// <summary>Holidays on which it is open all the same.</summary>
    public required HashSet<DateOnly> OpenOn { get; init; }

    /// <summary>Further dates on which it is closed, whatever else is said of them.</summary>
    public required HashSet<DateOnly> ClosedOn { get; init; }

    /// <summary>What was closed by announcement; kept apart from the rest, for it is told apart.</summary>
    [JsonIgnore]
    public IReadOnlyList<ClosedStretch> Closures { get; init; } = [];

    /// <exception cref="ArgumentException">The zone or a weekday is unknown.</exception>
    public static ClinicDays Of(ClinicConfigured clinic) => new()
    {
        ClinicId = clinic.ClinicId,
        TimeZone = WallClock.Zone(clinic.TimeZone).Id,
        GridMinutes = Math.Max(1, clinic.GridMinutes),
        Weekdays = clinic.Hours.Select(hours => WireName.Parse<Weekday>(hours.Day)).ToHashSet(),
        Holidays = clinic.HolidayDates.ToHashSet(),
        OpenOn = clinic.OpenOn.ToHashSet(),
        ClosedOn = clinic.ClosedOn.ToHashSet(),
    };

    /// <summary>R1: open on its weekdays, but not on a holiday it keeps nor on a date it closes.</summary>
    public bool IsOpen(DateOnly day) =>
        Weekdays.Contains(Clinics.Weekdays.Of(day)) && !ClosedOn.Contains(day) && (!Holidays.Contains(day) || OpenOn.Contains(day))
        && !Closures.Any(closure => closure.Date == day && closure.IsWholeDay);

    /// <summary>The parts of a day that were closed by announcement.</summary>
    public IReadOnlyList<ClosedStretch> ClosedPartsOf(DateOnly day) => [.. Closures.Where(closure => closure.Date == day && !closure.IsWholeDay)];
}
