using Scheduling.Platform.Storage;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.OptOuts;
using Scheduling.Rides.Patients;
using Scheduling.Rides.Reminders;

namespace Scheduling.Rides.Clinics;

/// <summary>
/// When a clinic's group becomes known, or another: what its staff entered before belongs to the patients of that group. To be called with the
/// clinic's row taken.
/// </summary>
static class Adoption
{
    public static async Task Of(Unit unit, string clinicId, string group, string? formerGroup = null)
    {
        var waiting = ClinicStore.UnknownGroupOf(clinicId);
        foreach (var former in new[] { waiting, formerGroup }.OfType<string>().Distinct().Where(g => g != group))
            foreach (var contact in await ContactStore.PutBy(unit, former, clinicId)) await Move(unit, contact, group);

        foreach (var entry in await OptOutLedger.Of(unit, waiting))
        {
            var patients = await OptOutChange.Take(unit, group, entry.Number);
            await OptOutChange.Record(unit, entry with { GroupId = group }, patients);
        }
        await OptOutLedger.Forget(unit, waiting);
    }

    static async Task Move(Unit unit, ContactRow contact, string group)
    {
        await PatientStore.Take(unit, group, contact.PatientId);
        var there = await ContactStore.Find(unit, group, contact.PatientId);
        // What was said last holds, wherever it was said.
        if (there is null || there.ChangedAt < contact.ChangedAt)
            await ContactStore.Put(unit, contact with { GroupId = group, Version = Math.Max(contact.Version, (there?.Version ?? 0) + 1) });
        await ContactStore.Delete(unit, contact);
        await PatientStore.Forget(unit, contact.GroupId, contact.PatientId);
        await ReminderPlan.Renew(unit, group, contact.PatientId);
    }
}
