using System.Text.Json;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Channels;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.OptOuts;
using Scheduling.Rides.Patients;
using Scheduling.Rides.Planning;

namespace Scheduling.Rides.Reminders;

/// <summary>
/// All that decides about messages that are due, read at once for all of them, with their patients' turns taken: the numbers' turns are taken
/// here. What is decided about one counts for the next.
/// </summary>
sealed class DeliveryFacts
{
    public required ILookup<Guid, PartRow> Parts { get; init; }
    public required Dictionary<string, ClinicRow> Clinics { get; init; }
    public required Dictionary<(string Group, string PatientId), ContactRow> Contacts { get; init; }
    public required Wording Wording { get; init; }
    public required IReadOnlySet<(string Group, string PatientId)> Silent { get; init; }
    public required TextBudgets Budgets { get; init; }

    /// <summary>Who asked for no more messages, and of what.</summary>
    public required IReadOnlySet<(string Group, string Number, Medium Channel, OptOutScope About)> Out { get; init; }

    public required IReadOnlySet<(string Group, string Number)> Dead { get; init; }

    /// <summary>The days on which a patient was written to, by whatever channel.</summary>
    public required IReadOnlySet<(string Group, string PatientId, DateOnly Day)> Written { get; init; }

    /// <summary>What one channel failed to tell, and why.</summary>
    public required ILookup<(string Group, string PatientId), Failure> Failures { get; init; }

    public static async Task<DeliveryFacts> Of(Unit unit, IReadOnlyList<ReminderRow> reminders)
    {
        var ids = reminders.Select(reminder => reminder.ReminderId).ToList();
        var groups = JsonSerializer.Serialize(reminders.Select(r => r.GroupId).Distinct());
        var patients = JsonSerializer.Serialize(reminders.Select(r => r.PatientId).OfType<string>().Distinct());
        var engine = unit.Engine;
        var ofPatients = $"{engine.IsOneOf("group_id", "text", "@groups")} AND {engine.IsOneOf("patient_id", "text", "@patients")}";

        var parts = await ReminderStore.PartsOf(unit, ids);
        var wording = await Wording.Of(unit, ids, reminders.Select(r => r.ClinicId).Distinct());
        var contacts = (await unit.Query<ContactRow>($"{ContactStore.SelectAll} WHERE {ofPatients}", new { groups, patients })).ToDictionary(c => (c.GroupId, c.PatientId));
        var numbers = reminders.SelectMany(NumbersOf).Distinct().OrderBy(n => n.Group, StringComparer.Ordinal).ThenBy(n => n.Number, StringComparer.Ordinal).ToList();
        await OptOutLedger.TakeNumbers(unit, numbers);
        var called = JsonSerializer.Serialize(numbers.Select(n => n.Number).Distinct());
        var ofNumbers = $"{engine.IsOneOf("group_id", "text", "@groups")} AND {engine.IsOneOf("number", "text", "@called")}";

        return new()
        {
            Parts = parts,
            Contacts = contacts,
            Clinics = (await ClinicStore.Of(unit, reminders.Select(r => r.ClinicId).Distinct())).ToDictionary(c => c.ClinicId, StringComparer.Ordinal),
            Wording = wording,
            Silent = await Deaths.Among(unit, groups, patients),
            Budgets = await TextBudgets.Of(unit, groups, called, [.. reminders.Select(r => r.Day)]),
            Out = await OptOutLedger.Out(unit, groups, called),
            Dead = (await unit.Query<NumberKey>($"SELECT group_id, number FROM numbers WHERE {ofNumbers} AND invalid_since IS NOT NULL", new { groups, called })).Select(n => (n.GroupId, n.Number)).ToHashSet(),
            Written = (await unit.Query<WrittenDay>(
                $"SELECT group_id, patient_id, day FROM reminders WHERE {ofPatients} AND status IN ('sending', 'sent') AND kind <> 'driver' AND due_at > @since",
                new { groups, patients, since = unit.Now.AddDays(-2) })).Select(w => (w.GroupId, w.PatientId, w.Day)).ToHashSet(),
            Failures = (await unit.Query<Failure>(
                $"""
                SELECT r.group_id, r.patient_id, p.identity, r.channel, r.address, r.reason FROM reminders r JOIN reminder_parts p ON p.reminder_id = r.reminder_id
                WHERE {engine.IsOneOf("r.group_id", "text", "@groups")} AND {engine.IsOneOf("r.patient_id", "text", "@patients")}
                  AND r.status = 'failed' AND r.reached_by = '{ReminderStore.AnotherWay}' AND r.due_at > @since
                """, new { groups, patients, since = unit.Now - ReminderPlan.Remembered })).ToLookup(f => (f.GroupId, f.PatientId)),
        };

        IEnumerable<(string Group, string Number)> NumbersOf(ReminderRow reminder)
        {
            var number = reminder.IsForDriver ? DriverOf(reminder, parts, wording)?.DriverPhone
                : reminder.PatientId is null ? null
                : contacts.GetValueOrDefault((reminder.GroupId, reminder.PatientId))?.CalledPhone;
            if (number is not null) yield return (reminder.GroupId, number);
        }
    }

    public ContactRow? ContactOf(ReminderRow reminder) => reminder.PatientId is null ? null : Contacts.GetValueOrDefault((reminder.GroupId, reminder.PatientId));

    /// <summary>Who the message goes to; null where nobody knows how.</summary>
    public Recipient? RecipientOf(ReminderRow reminder) => reminder.IsForDriver
        ? DriverOf(reminder, Parts, Wording) is { } ride ? Recipient.Driver(ride.DriverPhone, ride.DriverSmsConsent) : null
        : ContactOf(reminder) is { } contact ? Recipient.For(contact) : null;

    static RideState? DriverOf(ReminderRow reminder, ILookup<Guid, PartRow> parts, Wording wording) =>
        parts[reminder.ReminderId].Select(part => wording.Rides.GetValueOrDefault(part.SessionId)).FirstOrDefault(ride => ride?.DriverPhone is not null);

    /// <summary>The window of whoever the message goes to.</summary>
    public SendWindow WindowOf(ReminderRow reminder)
    {
        var zone = Parts[reminder.ReminderId].Select(p => Wording.Sessions.GetValueOrDefault(p.SessionId)?.Zone).FirstOrDefault(z => z is not null) ?? Clinics[reminder.ClinicId].Zone;
        var (likeliest, others) = reminder.IsForDriver ? CalledZones.Of(DriverOf(reminder, Parts, Wording)?.DriverPhone, zone) : CalledZones.Of(ContactOf(reminder), zone);
        return new(likeliest, others);
    }

    sealed record WrittenDay
    {
        public required string GroupId { get; init; }
        public required string PatientId { get; init; }
        public required DateOnly Day { get; init; }
    }

    sealed record NumberKey
    {
        public required string GroupId { get; init; }
        public required string Number { get; init; }
    }
}

/// <summary>What one channel failed to tell.</summary>
sealed record Failure
{
    public required string GroupId { get; init; }
    public required string PatientId { get; init; }
    public required string Identity { get; init; }
    public required string Channel { get; init; }
    public string? Address { get; init; }
    public required string Reason { get; init; }

    public Medium Way => WireName.Parse<Medium>(Channel);
}
