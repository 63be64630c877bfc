using System.ComponentModel.DataAnnotations;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Protocols;

/// <summary>A clinic's own protocol as its administrator sends it; the version is given here.</summary>
public sealed record ProtocolRequest
{
    /// <summary>May be repeated from the route, so that a protocol that was read can be sent back.</summary>
    [Slug]
    public string? Id { get; init; }

    public required string Name { get; init; }
    public required DoseRoute Route { get; init; }
    public required Drug Drug { get; init; }
    public Indication? Indication { get; init; }

    [MinLength(1, ErrorMessage = "must name at least one dose, or be left out"), MaxLength(400, ErrorMessage = "must have at most 400 doses")]
    public IReadOnlyList<int>? DoseMg { get; init; }

    public required Block Block { get; init; }
    public required int MinGapDays { get; init; }

    [MinLength(1, ErrorMessage = "must have at least one phase"), MaxLength(10, ErrorMessage = "must have at most ten phases")]
    public required IReadOnlyList<Phase> Phases { get; init; }

    public required IReadOnlyList<Gate> Gates { get; init; }
    public required FollowUpPlan FollowUp { get; init; }
    public required Instructions Instructions { get; init; }
    public required NoDriving NoDriving { get; init; }
    public required MissedDose Missed { get; init; }

    public Protocol As(string id, int version) => new()
    {
        Id = id,
        Version = version,
        Name = Name,
        Route = Route,
        Drug = Drug,
        Indication = Indication,
        DoseMg = DoseMg,
        Block = Block,
        MinGapDays = MinGapDays,
        Phases = Phases,
        Gates = Gates,
        FollowUp = FollowUp,
        Instructions = Instructions,
        NoDriving = NoDriving,
        Missed = Missed,
    };
}
