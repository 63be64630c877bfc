using System.Text.Json.Serialization;
using Scheduling.Courses.Clinics;

namespace Scheduling.Courses.Protocols;

/// <summary>A protocol as the API shows it: what is planned by, and what the clinic should know of it.</summary>
public sealed record ProtocolAnswer
{
    public required string Id { get; init; }
    public required int Version { get; init; }
    public required string Name { get; init; }
    public required DoseRoute Route { get; init; }
    public required Drug Drug { get; init; }
    public required Indication? Indication { get; init; }
    public required IReadOnlyList<int>? DoseMg { get; init; }
    public required Block Block { get; init; }
    public required int MinGapDays { get; init; }
    public required IReadOnlyList<Phase> Phases { get; init; }
    public required IReadOnlyList<Gate> Gates { get; init; }
    public required FollowUpPlan FollowUp { get; init; }
    public required Instructions Instructions { get; init; }
    public required NoDriving NoDriving { get; init; }
    public required MissedDose Missed { get; init; }

    /// <summary>Null when there is nothing to say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public required IReadOnlyList<ProtocolWarning>? Warnings { get; init; }

    public static ProtocolAnswer Of(Protocol protocol, Clinic clinic) => new()
    {
        Id = protocol.Id,
        Version = protocol.Version,
        Name = protocol.Name,
        Route = protocol.Route,
        Drug = protocol.Drug,
        Indication = protocol.Indication,
        DoseMg = protocol.DoseMg,
        Block = protocol.Block,
        MinGapDays = protocol.MinGapDays,
        Phases = protocol.Phases,
        Gates = protocol.Gates,
        FollowUp = protocol.FollowUp,
        Instructions = protocol.Instructions,
        NoDriving = protocol.NoDriving,
        Missed = protocol.Missed,
        Warnings = ProtocolWarnings.Of(protocol, clinic) is { Count: > 0 } warnings ? warnings : null,
    };
}

/// <summary>Something about a protocol that is allowed and probably not meant, or that the clinic cannot keep.</summary>
public sealed record ProtocolWarning
{
    public required string Rule { get; init; }
    public required string Message { get; init; }
}
