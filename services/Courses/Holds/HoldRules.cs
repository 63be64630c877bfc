using Scheduling.Courses.Clinics;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Platform.Http;
using PlacesTaken = Scheduling.Courses.Courses.Taken;

namespace Scheduling.Courses.Holds;

/// <summary>What is asked of a held plan once more when it is confirmed. Pure.</summary>
static class HoldRules
{
    public static RefusedException Expired() => Refused.Conflict(
        "hold-expired", "This hold is over: it was used, replaced by a later one for the patient, or its time ran out. Plan again; the answer shows what is free now.");

    /// <summary>
    /// Each place of the current phase as if it were looked for now. The chairs were kept, but since then the clinic may have been set up anew,
    /// the patient may have got another dose, or the first visit may have begun.
    /// </summary>
    /// <exception cref="RefusedException">A rule says no, or a place is not what it was.</exception>
    public static void Check(HeldPlan held, Clinic clinic, Protocol protocol, PlacesTaken taken, DateTimeOffset now)
    {
        var request = held.Request;
        var days = new OpenDays(
            new PlanRequest
            {
                Protocol = protocol,
                StartDate = request.StartDate,
                Pattern = request.Pattern,
                OtherDoseDates = taken.DoseDates,
                Overridden = request.Override is { } set ? [set.Rule] : [],
                Now = now,
            }, new ClinicCalendar(clinic, taken.Closures), new Occupancy(taken.Blocks));
        var (broken, isLost) = (new List<Platform.Http.Violation>(), false);
        foreach (var session in held.Plan.Sessions.Where(session => session.HoldsPlace))
        {
            var verdict = days.LookAt(session.Date, session.LocalTime, session.ChairId);
            var refused = verdict.Refused;
            isLost |= (refused & Refusals.Occupied) != 0 || (refused is Refusals.None && verdict.Start.Instant != session.StartsAt);
            broken.AddRange(refused.Names().Select(rule => new Platform.Http.Violation
            {
                Rule = rule,
                Message = $"Session {session.Number} was held on {session.Date:ddd yyyy-MM-dd} at {session.LocalTime:HH:mm} and cannot be booked any more: {refused.Words()}.",
                SessionNumber = session.Number,
            }));
        }

        if (isLost) throw Expired();
        if (broken.Count > 0) throw Refused.Rule([.. broken]);
    }
}
