using Scheduling.Contracts.Rides;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.Patients;
using Scheduling.Rides.Reminders;

namespace Scheduling.Rides.OptOuts;

/// <summary>Carries out a change of heart about messages, for every patient of the group with that number.</summary>
static class OptOutChange
{
    /// <summary>Takes the turns of the number's patients and then its own; answers the patients.</summary>
    public static async Task<IReadOnlyList<ContactRow>> Take(Unit unit, string group, string number)
    {
        var patients = await ContactStore.OfNumber(unit, group, number);
        foreach (var patient in patients) await PatientStore.Take(unit, group, patient.PatientId);
        await OptOutLedger.TakeNumber(unit, group, number);
        return patients;
    }

    /// <summary>Writes it down, tells the other services and plans the patients' messages anew.</summary>
    public static async Task Record(Unit unit, OptOutRow entry, IReadOnlyList<ContactRow> patients)
    {
        await OptOutLedger.Append(unit, entry);
        // Told when the group is known, as one of it.
        if (ClinicStore.IsUnknown(entry.GroupId)) return;
        foreach (var patient in patients)
        {
            var said = new OptEvent
            {
                ClinicId = entry.ClinicId,
                Version = await PatientStore.NextOptVersion(unit, entry.GroupId, patient.PatientId),
                Group = entry.GroupId,
                PatientId = patient.PatientId,
                Channel = entry.Channel,
                Scope = entry.Scope,
            };
            unit.Publish(entry.Action == "out" ? new PatientOptedOut(said) : new PatientOptedIn(said));
            await ReminderPlan.Renew(unit, entry.GroupId, patient.PatientId);
        }
    }
}
