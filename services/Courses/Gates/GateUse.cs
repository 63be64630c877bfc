using System.Text.Json.Serialization;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;

namespace Scheduling.Courses.Gates;

/// <summary>A gate as the API shows it: where it stands, and how far it reaches over the course (R14).</summary>
public sealed record GateUse
{
    public required Gate Gate { get; init; }
    public required GateStatus Status { get; init; }
    public required DateOnly? ValidFrom { get; init; }
    public required DateOnly? ValidTo { get; init; }
    public required int? Units { get; init; }
    public required int UsedUnits { get; init; }
    public required string? Reference { get; init; }

    /// <summary>The first dose ahead that its dates or its units do not cover; null when all are covered.</summary>
    public required GateUseOfSession? FirstUncovered { get; init; }

    /// <summary>The civil date by which a renewal is asked for: fourteen days before the first dose that is not covered.</summary>
    public required DateOnly? RenewalDue { get; init; }

    /// <summary>Dose by dose, in order of date; empty where neither dates nor units are counted.</summary>
    public required IReadOnlyList<GateUseOfSession> Sessions { get; init; }
}

/// <summary>What one dose takes of a gate.</summary>
public sealed record GateUseOfSession
{
    public required int Number { get; init; }
    public required DateOnly Date { get; init; }
    public required int Devices { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? UnitsBefore { get; init; }

    public required bool Covered { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? UnitsAfter { get; init; }
}

/// <summary>Counts how far a gate reaches over the doses that are ahead. Pure.</summary>
static class BurnDown
{
    /// <summary>Clinics wait 3 to 14 days for a payer's decision (R14).</summary>
    public const int RenewalDays = 14;

    public static GateUse Of(Gate gate, GateState state, IEnumerable<SessionRow> sessions)
    {
        var ahead = sessions.Where(row => CourseNews.ExpectsDose(row) && row.Status is not (SessionStatus.Observing or SessionStatus.Discharged))
            .OrderBy(row => row.Day).ThenBy(row => row.Number).Select(row => (row.Number, row.Day, row.Devices ?? 0));
        return Of(gate, state, ahead);
    }

    /// <summary>The same of doses that are planned only, in order of date.</summary>
    public static GateUse Of(Gate gate, GateState state, IEnumerable<(int Number, DateOnly Date, int Devices)> doses)
    {
        var uses = state.IsLimited ? Uses(state, doses).ToList() : [];
        var first = uses.Find(use => !use.Covered);
        return new()
        {
            Gate = gate,
            Status = state.Status,
            ValidFrom = state.ValidFrom,
            ValidTo = state.ValidTo,
            Units = state.Units,
            UsedUnits = state.UsedUnits,
            Reference = state.Reference,
            FirstUncovered = first,
            RenewalDue = first?.Date.AddDays(-RenewalDays),
            Sessions = uses,
        };
    }

    /// <summary>In order of date; a dose that is not covered takes nothing, and what is left stays for a smaller one.</summary>
    public static IEnumerable<GateUseOfSession> Uses(GateState state, IEnumerable<(int Number, DateOnly Date, int Devices)> doses)
    {
        var left = state.Units - state.UsedUnits;
        foreach (var (number, date, devices) in doses)
        {
            var covered = !(date < state.ValidFrom) && !(date > state.ValidTo) && !(left < devices);
            var before = left;
            if (covered) left -= devices;
            yield return new() { Number = number, Date = date, Devices = devices, UnitsBefore = before, Covered = covered, UnitsAfter = left };
        }
    }
}
