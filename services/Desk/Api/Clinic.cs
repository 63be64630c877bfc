namespace Scheduling.Desk.Api;

/// <summary>A clinic, as far as pages show it.</summary>
public sealed record Clinic
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string TimeZone { get; init; }
    public required int GridMinutes { get; init; }
    public required int TurnoverMinutes { get; init; }
    public required IReadOnlyList<Chair> Chairs { get; init; }
    public required IReadOnlyList<ClinicHours> Hours { get; init; }
    public int? MaxMonitored { get; init; }
    public required string RidePolicy { get; init; }

    // What only the set-up shows.
    public int Version { get; init; }
    public string? Group { get; init; }
    public string? SenderName { get; init; }
    public string? Phone { get; init; }
    public string? SmsNumber { get; init; }
    public string? Holidays { get; init; }
    public IReadOnlyList<DateOnly> OpenOn { get; init; } = [];
    public IReadOnlyList<DateOnly> ClosedOn { get; init; } = [];
    public int LateMinutes { get; init; }
    public IReadOnlyList<Stretch> PrescriberHours { get; init; } = [];
    public int MaxStartsPerGridLine { get; init; }
    public bool RemsCertified { get; init; }
    public int HoldNextPhaseDays { get; init; }
    public IReadOnlyList<ClinicWarning> Warnings { get; init; } = [];
}

/// <summary>Something about a clinic that is allowed and probably not meant.</summary>
public sealed record ClinicWarning
{
    public required string Rule { get; init; }
    public required string Message { get; init; }
}

/// <summary>One stretch in which the clinic is open.</summary>
public sealed record ClinicHours
{
    public required string Day { get; init; }
    public required TimeOnly Opens { get; init; }
    public required TimeOnly Closes { get; init; }
}

/// <summary>A chair or room.</summary>
public sealed record Chair
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyList<string> Routes { get; init; }
}
