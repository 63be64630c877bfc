using System.Text.Json.Serialization;
using Scheduling.Courses.Protocols;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Clinics;

/// <summary>A clinic as its administrator set it up: when it is open, what it holds, how many it can watch.</summary>
public sealed record Clinic
{
    public required string Id { get; init; }
    public required int Version { get; init; }
    public required string Name { get; init; }

    /// <summary>The group whose patients, gaps, active courses, opt-outs and text budgets are one.</summary>
    public required string Group { get; init; }

    /// <summary>The neutral name that messages begin with.</summary>
    public required string SenderName { get; init; }

    /// <summary>The number patients call, E.164.</summary>
    public required string Phone { get; init; }

    /// <summary>The number texts come from, E.164; null when the clinic does not text.</summary>
    public string? SmsNumber { get; init; }

    /// <summary>IANA zone of every date and wall time of the clinic.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Stretches in which the clinic is open; several a day leave a break between them.</summary>
    public required IReadOnlyList<ClinicHours> Hours { get; init; }

    public required Holidays Holidays { get; init; }

    /// <summary>Holidays on which the clinic is open all the same.</summary>
    public required IReadOnlyList<DateOnly> OpenOn { get; init; }

    /// <summary>Further dates on which the clinic is closed.</summary>
    public required IReadOnlyList<DateOnly> ClosedOn { get; init; }

    /// <summary>Minutes between possible arrivals, counted from midnight.</summary>
    public required int GridMinutes { get; init; }

    /// <summary>Minutes a chair rests between two blocks.</summary>
    public required int TurnoverMinutes { get; init; }

    /// <summary>Minutes after its start until which a visit may still check in as it is.</summary>
    public required int LateMinutes { get; init; }

    public required IReadOnlyList<Chair> Chairs { get; init; }

    /// <summary>Stretches in which a prescriber is on site; touching stretches are one.</summary>
    public required IReadOnlyList<PrescriberHours> PrescriberHours { get; init; }

    /// <summary>Most blocks in progress at once; null is no limit.</summary>
    public int? MaxMonitored { get; init; }

    /// <summary>Most arrivals on one grid line.</summary>
    public required int MaxStartsPerGridLine { get; init; }

    /// <summary>Whether the site is certified for esketamine (REMS).</summary>
    public required bool RemsCertified { get; init; }

    public required RidePolicy RidePolicy { get; init; }

    /// <summary>Days before a review's due date from which the next phase's chairs are held; 0 holds none.</summary>
    public required int HoldNextPhaseDays { get; init; }
}

/// <summary>One stretch in which the clinic is open, in its own wall time.</summary>
public sealed record ClinicHours
{
    public required Weekday Day { get; init; }
    public required TimeOnly Opens { get; init; }
    public required TimeOnly Closes { get; init; }
}

/// <summary>One stretch in which a prescriber is on site, in the clinic's wall time.</summary>
public sealed record PrescriberHours
{
    public required Weekday Day { get; init; }
    public required TimeOnly From { get; init; }
    public required TimeOnly To { get; init; }
}

/// <summary>A chair or room and the routes that can be given in it.</summary>
public sealed record Chair
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyList<DoseRoute> Routes { get; init; }
}

/// <summary>The calendar of holidays a clinic keeps.</summary>
[JsonConverter(typeof(KebabCase<Holidays>))]
public enum Holidays
{
    UsFederal,
    None,
}

/// <summary>Who may take a patient home.</summary>
[JsonConverter(typeof(KebabCase<RidePolicy>))]
public enum RidePolicy
{
    ResponsibleAdult,
    RideshareAllowed,
    ClinicArranged,
}
