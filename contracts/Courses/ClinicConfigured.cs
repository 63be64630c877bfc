namespace Scheduling.Contracts.Courses;

/// <summary>A clinic was created or replaced.</summary>
[EventType("clinic.configured.v1")]
public sealed record ClinicConfigured : ClinicEvent
{
    public required string Name { get; init; }

    /// <summary>The group whose patients, gaps, opt-outs and text budgets are one.</summary>
    public required string Group { get; init; }

    /// <summary>The neutral name that messages begin with.</summary>
    public required string SenderName { get; init; }

    /// <summary>The number patients call, E.164.</summary>
    public required string Phone { get; init; }

    /// <summary>The number texts come from and replies go to, E.164; null when the clinic does not text.</summary>
    public string? SmsNumber { get; init; }

    /// <summary>IANA zone of the clinic's days and hours.</summary>
    public required string TimeZone { get; init; }

    public required IReadOnlyList<OpeningHours> Hours { get; init; }

    /// <summary><c>us-federal</c> or <c>none</c>.</summary>
    public required string Holidays { get; init; }

    /// <summary>Dates of that calendar on which the clinic is open all the same.</summary>
    public required IReadOnlyList<DateOnly> OpenOn { get; init; }

    /// <summary>Further dates on which the clinic is closed.</summary>
    public required IReadOnlyList<DateOnly> ClosedOn { get; init; }

    /// <summary>Every date from a year before to eleven years after the event on which the holiday calendar closes the clinic, so that a subscriber needs no calendar of its own.</summary>
    public required IReadOnlyList<DateOnly> HolidayDates { get; init; }

    public required int GridMinutes { get; init; }
    public required int TurnoverMinutes { get; init; }
    public required int LateMinutes { get; init; }
    public required IReadOnlyList<TreatmentChair> Chairs { get; init; }
    public required IReadOnlyList<OnSiteHours> PrescriberHours { get; init; }

    /// <summary>Most patients in treatment or observation at once; null is no limit.</summary>
    public int? MaxMonitored { get; init; }

    public required int MaxStartsPerGridLine { get; init; }
    public required bool RemsCertified { get; init; }

    /// <summary><c>responsible-adult</c>, <c>rideshare-allowed</c> or <c>clinic-arranged</c>.</summary>
    public required string RidePolicy { get; init; }

    public required int HoldNextPhaseDays { get; init; }

    public override string Subject() => ClinicId;
}

/// <summary>One stretch in which the clinic is open, in its own wall time; <c>day</c> is <c>mon</c>..<c>sun</c>.</summary>
public sealed record OpeningHours
{
    public required string Day { get; init; }
    public required TimeOnly Opens { get; init; }
    public required TimeOnly Closes { get; init; }
}

/// <summary>One stretch in which a prescriber is on site, in the clinic's wall time.</summary>
public sealed record OnSiteHours
{
    public required string Day { get; init; }
    public required TimeOnly From { get; init; }
    public required TimeOnly To { get; init; }
}

/// <summary>A chair or room and the routes that can be given in it.</summary>
public sealed record TreatmentChair
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyList<string> Routes { get; init; }
}
