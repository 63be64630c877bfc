using Scheduling.Contracts;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Clinics;

namespace Scheduling.Rides.Patients;

/// <summary>The turns of all the patients that events tell of.</summary>
static class PatientTurns
{
    /// <summary>Takes them, having learned the groups of their clinics first; answers the patients in the order in which their turns were taken.</summary>
    public static async Task<IReadOnlyList<(string Group, string PatientId)>> Take(Unit unit, IReadOnlyCollection<PatientEvent> told)
    {
        var known = await ClinicStore.WithGroup(unit, told.Select(t => t.ClinicId).Distinct());
        foreach (var (clinicId, group) in told.Select(t => (t.ClinicId, t.Group)).Distinct().Where(t => !known.Contains(t.ClinicId)).OrderBy(t => t.ClinicId, StringComparer.Ordinal))
            if (await ClinicStore.Learn(unit, clinicId, group)) await Adoption.Of(unit, clinicId, group);

        var patients = told.Select(t => (t.Group, t.PatientId)).Distinct()
            .OrderBy(p => p.Group, StringComparer.Ordinal).ThenBy(p => p.PatientId, StringComparer.Ordinal).ToList();
        await PatientStore.Take(unit, patients);
        return patients;
    }
}
