using Scheduling.Courses.Gates;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Courses;

/// <summary>Places the rest of a course at another clinic. Pure.</summary>
static class Transferring
{
    /// <param name="here">The course where it was.</param>
    /// <param name="there">The same course as the other clinic would have it; it is changed.</param>
    /// <param name="preferredTime">The wished arrival there.</param>
    /// <param name="window">Bounds arrival and end there.</param>
    /// <exception cref="RefusedException">The other clinic cannot take it.</exception>
    public static IReadOnlyList<MovedSession> Rest(CourseFile here, CourseFile there, TimeOnly? preferredTime, TimeWindow? window)
    {
        // REMS: esketamine is given at certified sites only, and each site is certified for itself.
        if (there.Protocol.Drug is Drug.Esketamine && !there.Clinic.RemsCertified)
            throw Refused.Rule(Rules.RemsSite, $"{there.Clinic.Name} is not certified for esketamine (REMS).");

        var gates = StoredGates.Read(there.Course.Gates).Select(gate => gate.Key is Gate.DrugOnHand ? KeyValuePair.Create(gate.Key, new GateState { Status = GateStatus.Pending }) : gate);
        there.Put(there.Course with
        {
            ClinicId = there.Clinic.Id,
            ProtocolClinicId = there.Course.ProtocolClinicId ?? here.Clinic.Id,
            Gates = StoredGates.Write(gates),
            Wishes = StoredJson.Write(there.Wishes with { ChairId = null, PreferredTime = preferredTime ?? there.Wishes.PreferredTime, TimeWindow = window ?? there.Wishes.TimeWindow }),
        });
        there.Put(there.Life with { Reason = "transferred" });
        foreach (var review in there.Reviews.Where(review => review.Status == ReviewRow.Open)) there.Put(review with { ClinicId = there.Clinic.Id });

        // A chair is a clinic's own: what was put somewhere by hand is placed anew too.
        var ahead = there.Sessions.Where(row => row.Status is SessionStatus.Unplaced || (row.Status is SessionStatus.Booked && row.StartsAt > there.Now)).ToList();
        if (ahead.Count == 0) return [];
        foreach (var row in ahead) there.Put(row with { ClinicId = there.Clinic.Id, Pinned = false }, Happening.Moved, "transferred");
        return Replanning.Place(there, [.. there.Sessions.Where(row => ahead.Exists(old => old.SessionId == row.SessionId))], firstTarget: null, "transferred", set: null);
    }
}
