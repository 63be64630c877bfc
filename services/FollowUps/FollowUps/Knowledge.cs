using System.Data.Common;
using Dapper;
using Scheduling.FollowUps.Clinics;
using Scheduling.FollowUps.Planning;
using Scheduling.FollowUps.Sessions;
using Scheduling.FollowUps.Therapists;
using Scheduling.Platform.Storage;

namespace Scheduling.FollowUps.FollowUps;

/// <summary>What is known when follow-ups are decided: read in the transaction that decides, or merely seen to show what would be possible.</summary>
sealed class Knowledge
{
    readonly Func<string, object, Task<SqlMapper.GridReader>> several;
    readonly Engine engine;

    Knowledge(Engine engine, Func<string, object, Task<SqlMapper.GridReader>> several) => (this.engine, this.several) = (engine, several);

    /// <summary>Under the turns that were taken.</summary>
    public static Knowledge In(Unit unit) => new(unit.Engine, (sql, args) => unit.Several(sql, args));

    /// <summary>Without any turn: it may be old when it is shown.</summary>
    public static Knowledge Seen(DbConnection connection, Engine engine) => new(engine, (sql, args) => connection.QueryMultipleAsync(sql, args));

    public async Task<IReadOnlyList<KnownPatient>> Patients(Scope scope)
    {
        using var read = await several(
            $"{SessionStore.SelectSessions(scope)}; {SessionStore.SelectCourses(scope)}; {FollowUpStore.Select(scope)}; {SessionStore.SelectElsewhere(scope)}", scope);
        var sessions = await read.ReadAsync<Session>();
        var courses = (await read.ReadAsync<CourseRow>()).ToLookup(row => new PatientKey(row.GroupId, row.PatientId), row => row.Whole());
        var followUps = (await read.ReadAsync<FollowUpRow>()).ToLookup(row => new PatientKey(row.GroupId, row.PatientId), row => row.Whole());
        var elsewhere = (await read.ReadAsync<DoseElsewhere>()).ToLookup(dose => new PatientKey(dose.GroupId, dose.PatientId));
        return [.. sessions.GroupBy(s => new PatientKey(s.GroupId, s.PatientId)).Select(own =>
            new KnownPatient(own.Key.PatientId, own, [.. courses[own.Key]], followUps[own.Key], [.. elsewhere[own.Key]]))];
    }

    /// <summary>Null until the clinic itself is told.</summary>
    /// <param name="clinicId">The clinic.</param>
    /// <param name="patients">Those whose follow-ups are decided.</param>
    /// <param name="since">Days before are over.</param>
    /// <param name="days">The days of which it is asked what is booked; null is all on which a follow-up of these patients may be.</param>
    public async Task<KnownClinic?> Clinic(string clinicId, IReadOnlyList<KnownPatient> patients, DateOnly since, IEnumerable<DateOnly>? days = null)
    {
        using var read = await several(
            $"{ClinicStore.Select}; {ClosureStore.Select}; {TherapistStore.SelectActive}; {TherapistStore.SelectRecords(engine)}; {FollowUpStore.SelectBooked(engine)}",
            new
            {
                clinicId,
                since,
                patients = StoredJson.Write(patients.Select(p => p.PatientId).Distinct()),
                days = StoredJson.Write((days ?? DaysOf(patients, clinicId)).Distinct()),
            });
        var clinic = (await read.ReadAsync<string>()).Select(StoredJson.Read<ClinicDays>).FirstOrDefault();
        var closures = await read.ReadAsync<ClosedStretch>();
        var therapists = await read.ReadAsync<TherapistRow>();
        var records = await read.ReadAsync<TherapistOfRecord>();
        var booked = await read.ReadAsync<Place>();
        return clinic is null ? null : new()
        {
            Days = clinic with { Closures = closures.AsList() },
            Therapists = [.. therapists.Select(row => row.Whole())],
            Records = records.ToDictionary(record => record.PatientId),
            Booked = booked.AsList(),
        };
    }

    static IEnumerable<DateOnly> DaysOf(IReadOnlyList<KnownPatient> patients, string clinicId) => patients
        .SelectMany(p => p.Needs).Where(need => need.Session.ClinicId == clinicId).Select(need => need.Window)
        .SelectMany(window => Enumerable.Range(0, Math.Max(0, window.To.DayNumber - window.From.DayNumber + 1)).Select(window.From.AddDays));
}
