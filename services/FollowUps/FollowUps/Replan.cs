using Dapper;
using Scheduling.FollowUps.Clinics;
using Scheduling.FollowUps.Planning;
using Scheduling.FollowUps.Sessions;
using Scheduling.FollowUps.Therapists;
using Scheduling.Platform.Storage;

namespace Scheduling.FollowUps.FollowUps;

/// <summary>Decides follow-ups anew in the transaction that learned something: reads what is known, decides, writes and tells the changes.</summary>
static class Replan
{
    /// <summary>Those of these patients, at every clinic whose turn was taken; the patients' turns must have been taken too.</summary>
    public static async Task OfPatients(Unit unit, IReadOnlySet<string> clinicIds, IEnumerable<PatientKey> keys)
    {
        var patients = new List<KnownPatient>();
        foreach (var key in keys.Distinct()) patients.AddRange(await Patients(unit, Scope.Of(key, unit.Now)));
        // A patient whose first session elsewhere was learned while we waited for the turns: that clinic's turn must be taken as well.
        if (patients.SelectMany(p => p.Sessions).Any(s => !clinicIds.Contains(s.ClinicId)))
            throw new UnavailableException("The patient's sessions at another clinic were learned at the same time; try again.");
        foreach (var clinicId in patients.SelectMany(p => p.Sessions).Select(s => s.ClinicId).Distinct().Order(StringComparer.Ordinal)) await At(unit, clinicId, patients);
    }

    /// <summary>Those of all who have sessions at a clinic whose turn was taken.</summary>
    public static async Task OfClinic(Unit unit, string clinicId)
    {
        var scope = Scope.Of(clinicId, unit.Now);
        await Turn.OfPatientsAt(unit, clinicId, scope.Since);
        await At(unit, clinicId, await Patients(unit, scope));
    }

    static async Task At(Unit unit, string clinicId, IReadOnlyList<KnownPatient> patients)
    {
        // Until the clinic itself is told its sessions wait.
        if (await Known(unit, clinicId, patients) is not { } clinic) return;
        var changes = new Replanning(clinic, unit.Now, () => Guid.CreateVersion7(unit.Now)).Changes(patients);
        await FollowUpStore.Keep(unit, changes);
        foreach (var change in changes) FollowUpNews.Publish(unit, change);
    }

    static async Task<IReadOnlyList<KnownPatient>> Patients(Unit unit, Scope scope)
    {
        using var read = await unit.Several($"{SessionStore.SelectSessions(scope)}; {SessionStore.SelectCourses(scope)}; {FollowUpStore.Select(scope)}", scope);
        var sessions = await read.ReadAsync<Session>();
        var courses = (await read.ReadAsync<CourseRow>()).ToLookup(row => new PatientKey(row.GroupId, row.PatientId), row => row.Whole());
        var followUps = (await read.ReadAsync<FollowUpRow>()).ToDictionary(row => row.SessionId, row => row.Whole());
        return [.. sessions.GroupBy(s => new PatientKey(s.GroupId, s.PatientId)).Select(own => new KnownPatient(own.Key.PatientId, [.. own], [.. courses[own.Key]], followUps))];
    }

    static async Task<KnownClinic?> Known(Unit unit, string clinicId, IReadOnlyList<KnownPatient> patients)
    {
        using var read = await unit.Several(
            $"{ClinicStore.Select}; {TherapistStore.SelectActive}; {TherapistStore.SelectRecords(unit.Engine)}; {FollowUpStore.SelectBooked(unit.Engine)}",
            new { clinicId, patients = StoredJson.Write(patients.Select(p => p.PatientId).Distinct()), days = StoredJson.Write(DaysOf(patients, clinicId)) });
        var clinic = (await read.ReadAsync<string>()).Select(StoredJson.Read<ClinicDays>).FirstOrDefault();
        var therapists = await read.ReadAsync<TherapistRow>();
        var records = await read.ReadAsync<TherapistOfRecord>();
        var booked = await read.ReadAsync<Place>();
        return clinic is null ? null : new()
        {
            Days = clinic,
            Therapists = [.. therapists.Select(row => row.Whole())],
            Records = records.ToDictionary(record => record.PatientId),
            Booked = booked.AsList(),
        };
    }

    /// <summary>Every day on which a follow-up of these patients may be.</summary>
    static IEnumerable<DateOnly> DaysOf(IReadOnlyList<KnownPatient> patients, string clinicId) => patients
        .SelectMany(p => p.Sessions).Where(s => s.ClinicId == clinicId && s.HasDose).Select(s => s.Window)
        .SelectMany(window => Enumerable.Range(0, window.To.DayNumber - window.From.DayNumber + 1).Select(window.From.AddDays)).Distinct();
}
