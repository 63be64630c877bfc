using Scheduling.Courses.Courses;
using Scheduling.Courses.Gates;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.TreatmentDay;

/// <summary>Which gates stand between a patient and a dose. Pure.</summary>
static class GateCheck
{
    /// <summary>Every gate that is not cleared for that session, by date and by units too, and why in words.</summary>
    public static IEnumerable<OpenGate> Open(CourseFile file, SessionRow row)
    {
        var gates = StoredGates.Read(file.Course.Gates);
        foreach (var gate in file.Protocol.Gates)
        {
            var (state, name) = (gates.GetValueOrDefault(gate) ?? new GateState { Status = GateStatus.Pending }, WireName.Of(gate));
            if (state.Status is not GateStatus.Cleared)
                yield return new(gate, $"The gate {name} is {WireName.Of(state.Status)}: clear it before the dose.");
            else if (row.Day < state.ValidFrom || row.Day > state.ValidTo)
                yield return new(gate, $"The gate {name} is cleared from {state.ValidFrom:yyyy-MM-dd} to {state.ValidTo:yyyy-MM-dd}, not on {row.Day:yyyy-MM-dd}: renew it.");
            else if (state.Units - state.UsedUnits is { } left && left < (row.Devices ?? 0))
                yield return new(gate, $"The gate {name} has {Math.Max(0, left)} devices left and the dose takes {row.Devices}: renew it.");
        }
    }
}

/// <summary>A gate that is not cleared.</summary>
sealed record OpenGate(Gate Gate, string Sentence);
