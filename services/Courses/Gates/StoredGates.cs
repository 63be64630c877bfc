using Scheduling.Courses.Courses;
using Scheduling.Courses.Protocols;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Gates;

/// <summary>The gates of a course, as its row keeps them.</summary>
static class StoredGates
{
    public static IReadOnlyDictionary<Gate, GateState> Read(string stored) =>
        StoredJson.Read<Dictionary<string, GateState>>(stored).ToDictionary(gate => WireName.Parse<Gate>(gate.Key), gate => gate.Value);

    public static string Write(IEnumerable<KeyValuePair<Gate, GateState>> gates) =>
        StoredJson.Write(gates.ToDictionary(gate => WireName.Of(gate.Key), gate => gate.Value));

    /// <summary>As a request names them; the terms of the authorization where it has any.</summary>
    public static string Of(IReadOnlyDictionary<Gate, GateStatus> gates, GateTerms? authorization) => Write(gates.Select(gate =>
        KeyValuePair.Create(gate.Key, gate.Key is Gate.Authorization && authorization is { } terms ? With(gate.Value, terms) : new GateState { Status = gate.Value })));

    public static GateState With(GateStatus status, GateTerms terms) =>
        new() { Status = status, ValidFrom = terms.ValidFrom, ValidTo = terms.ValidTo, Units = terms.Units, Reference = terms.Reference };

    /// <summary>Takes devices from what is approved and from what is on hand.</summary>
    public static void UseUnits(this CourseFile file, int? devices)
    {
        if (devices is not > 0) return;
        file.Put(file.Course with
        {
            Gates = Write(Read(file.Course.Gates).Select(gate => KeyValuePair.Create(gate.Key, gate.Value.Units is null ? gate.Value : gate.Value with { UsedUnits = gate.Value.UsedUnits + devices.Value }))),
        });
    }
}
