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
