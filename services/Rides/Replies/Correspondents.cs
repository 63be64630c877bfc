using Scheduling.Platform.Storage;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.OptOuts;
using Scheduling.Rides.Patients;

namespace Scheduling.Rides.Replies;

/// <summary>Who may be behind a number: a text belongs to every patient of the group with it, and whoever drives a patient writes about that patient.</summary>
sealed record Correspondents
{
    /// <summary>The patients with that number.</summary>
    public required IReadOnlyList<ContactRow> Patients { get; init; }

    /// <summary>The same, and those who are driven by somebody with it.</summary>
    public required IReadOnlyList<ContactRow> Concerned { get; init; }

    /// <summary>Takes the turns of all of them and then the number's.</summary>
    public static async Task<Correspondents> Take(Unit unit, string group, string number)
    {
        var patients = await ContactStore.OfNumber(unit, group, number);
        var concerned = patients.UnionBy(await ContactStore.DrivenBy(unit, group, number), contact => contact.PatientId)
            .OrderBy(contact => contact.PatientId, StringComparer.Ordinal).ToList();
        await PatientStore.Take(unit, concerned.Select(contact => (group, contact.PatientId)));
        await OptOutLedger.TakeNumber(unit, group, number);
        return new() { Patients = patients, Concerned = concerned };
    }
}
