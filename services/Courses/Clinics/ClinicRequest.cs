namespace Scheduling.Courses.Clinics;

/// <summary>A clinic as its administrator sends it; what is left out takes the default said here.</summary>
public sealed record ClinicRequest
{
    public required string Name { get; init; }

    /// <summary>The clinic's own id when absent.</summary>
    public string? Group { get; init; }

    /// <summary>The clinic's name when absent; give a neutral one.</summary>
    public string? SenderName { get; init; }

    public required string Phone { get; init; }
    public string? SmsNumber { get; init; }
    public required string TimeZone { get; init; }
    public required IReadOnlyList<ClinicHours> Hours { get; init; }
    public Holidays Holidays { get; init; } = Holidays.UsFederal;
    public IReadOnlyList<DateOnly>? OpenOn { get; init; }
    public IReadOnlyList<DateOnly>? ClosedOn { get; init; }
    public int GridMinutes { get; init; } = 15;
    public int TurnoverMinutes { get; init; } = 15;
    public int LateMinutes { get; init; } = 15;
    public required IReadOnlyList<Chair> Chairs { get; init; }
    public required IReadOnlyList<PrescriberHours> PrescriberHours { get; init; }

    /// <summary>No limit when absent, with a warning.</summary>
    public int? MaxMonitored { get; init; }

    /// <summary>One when absent.</summary>
    public int? MaxStartsPerGridLine { get; init; }

    public bool RemsCertified { get; init; }
    public RidePolicy RidePolicy { get; init; } = RidePolicy.ResponsibleAdult;
    public int HoldNextPhaseDays { get; init; }

    public Clinic As(string id, int version) => new()
    {
        Id = id,
        Version = version,
        Name = Name,
        Group = Group ?? id,
        SenderName = SenderName ?? Name,
        Phone = Phone,
        SmsNumber = SmsNumber,
        TimeZone = TimeZone,
        Hours = Hours,
        Holidays = Holidays,
        OpenOn = OpenOn ?? [],
        ClosedOn = ClosedOn ?? [],
        GridMinutes = GridMinutes,
        TurnoverMinutes = TurnoverMinutes,
        LateMinutes = LateMinutes,
        Chairs = Chairs,
        PrescriberHours = PrescriberHours,
        MaxMonitored = MaxMonitored,
        MaxStartsPerGridLine = MaxStartsPerGridLine ?? 1,
        RemsCertified = RemsCertified,
        RidePolicy = RidePolicy,
        HoldNextPhaseDays = HoldNextPhaseDays,
    };
}
