namespace Scheduling.Desk.Api;

/// <summary>A protocol, as far as pages show it.</summary>
public sealed record Protocol
{
    public required string Id { get; init; }
    public required int Version { get; init; }
    public required string Name { get; init; }
    public required string Route { get; init; }
    public IReadOnlyList<int>? DoseMg { get; init; }
    public required Block Block { get; init; }
    public required IReadOnlyList<Phase> Phases { get; init; }
    public required IReadOnlyList<string> Gates { get; init; }
    public IReadOnlyList<ClinicWarning> Warnings { get; init; } = [];

    /// <summary>The name up to its first comma: what people say.</summary>
    public string ShortName => Name.Split(',')[0];

    /// <summary>How many sessions the course has up to the end of the phase; null where that is open.</summary>
    public int? SessionsThrough(string phase)
    {
        var sum = 0;
        foreach (var each in Phases)
        {
            if (each.Sessions is not { } sessions) return null;
            sum += sessions;
            if (each.Name == phase) return sum;
        }
        return null;
    }
}

/// <summary>The minutes of a visit.</summary>
public sealed record Block
{
    public required int CheckInMinutes { get; init; }
    public required int AdministrationMinutes { get; init; }
    public required int ObservationMinutes { get; init; }
    public required int DischargeMinutes { get; init; }
    public int Minutes => CheckInMinutes + AdministrationMinutes + ObservationMinutes + DischargeMinutes;
}

/// <summary>A stretch of a course.</summary>
public sealed record Phase
{
    public required string Name { get; init; }
    public int? Sessions { get; init; }
    public int? PerWeek { get; init; }
    public IReadOnlyList<IReadOnlyList<string>>? Patterns { get; init; }
}
