using System.Data.Common;
using Scheduling.FollowUps.Clinics;
using Scheduling.FollowUps.Planning;
using Scheduling.FollowUps.Sessions;
using Scheduling.FollowUps.Therapists;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.FollowUps.FollowUps;

/// <summary>What all commands on a follow-up have in common: whose it is, whose turn it is, which version was seen, what is stored, told and answered.</summary>
static class FollowUpCommand
{
    /// <summary>Runs <paramref name="decide"/> on the follow-up and answers with the follow-up as it is then.</summary>
    /// <param name="database">The service's database.</param>
    /// <param name="http">The request.</param>
    /// <param name="clinicId">The clinic in whose name the caller asks.</param>
    /// <param name="followUpId">The follow-up.</param>
    /// <param name="name">The command's name in the route.</param>
    /// <param name="decide">Says what becomes of it or refuses; null changes nothing.</param>
    /// <param name="at">A further instant the command is about.</param>
    public static Task<IResult> FollowUp(
        this FollowUpsDatabase database, HttpContext http, string clinicId, Guid followUpId, string name, Func<FollowUpCase, FollowUpChange?> decide, DateTimeOffset? at = null) =>
        database.Answer(http, async unit =>
        {
            var seen = await Find(unit, clinicId, followUpId, http.Principal());
            var patient = new PatientKey(seen.GroupId, seen.PatientId);
            await Turn.OfClinics(unit, [clinicId, .. (await SessionStore.ClinicsOf(unit, patient)).Where(id => id != clinicId)]);
            await Turn.OfPatients(unit, [patient]);

            var before = await Find(unit, clinicId, followUpId, http.Principal());
            http.RequireMatch(before.Version);
            var knowledge = Knowledge.In(unit);
            var patients = await knowledge.Patients(Scope.Of(patient, unit.Now));
            // Whatever the clinic's zone: a day more on either side.
            var near = at is { } instant ? Enumerable.Range(-1, 3).Select(days => DateOnly.FromDateTime(instant.UtcDateTime.AddDays(days))) : Offering.DaysOf(before);
            var clinic = await knowledge.Clinic(clinicId, patients, Scope.SinceOf(unit.Now), near)
                ?? throw new UnavailableException("The clinic is not known here yet.");

            if (decide(new(before, patients.Count > 0 ? patients[0] : null, clinic, unit.Now)) is not { } change) return Answer.Ok(FollowUpAnswer.Of(before), before.Version);
            try
            {
                await Replan.Keep(unit, [change]);
            }
            catch (DbException failure) when (unit.Engine.IsConflict(failure))
            {
                throw Refused.Conflict("slot-taken", "Another follow-up took this time first. Read it again; its offers show what is free now.");
            }
            await FollowUpLog.Write(unit, before, change, name, http.Principal());
            if (before is { Status: FollowUpStatus.Booked, Place: { } left } && change.Kind is not ChangeKind.Completed) await Replan.OfWaiting(unit, clinicId, [left.Date]);
            return Answer.Ok(FollowUpAnswer.Of(change.After), change.After.Version);
        });

    static async Task<FollowUp> Find(Unit unit, string clinicId, Guid followUpId, Principal principal) =>
        await FollowUpStore.Find(unit, clinicId, followUpId) is { } found && (OwnFollowUps.Of(principal) is not { } own || own.Contains(found.Place?.TherapistId))
            ? found
            : throw NotFoundException.Of("follow-up", followUpId);
}
