using Scheduling.Courses.Courses;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.TreatmentDay;

/// <summary>Which gates stand between a patient and a dose. Pure.</summary>
static class GateCheck
{
    /// <summary>A gate that is not cleared for that session, and why in words.</summary>
    public sealed record OpenGate(Gate Gate, string Sentence);

    public static IEnumerable<OpenGate> Open(CourseFile file, SessionRow row)
    {
        var gates = StoredJson.Read<Dictionary<string, GateStatus>>(file.Course.Gates);
        foreach (var gate in file.Protocol.Gates)
        {
            var status = gates.GetValueOrDefault(WireName.Of(gate));
            if (status is not GateStatus.Cleared) yield return new(gate, $"The gate {WireName.Of(gate)} is {WireName.Of(status)}: clear it before the dose.");
        }
    }
}
