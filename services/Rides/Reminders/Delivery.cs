using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;
using Scheduling.Rides.Channels;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.OptOuts;
using Scheduling.Rides.Patients;
using Scheduling.Rides.Planning;
using Scheduling.Rides.Sessions;

namespace Scheduling.Rides.Reminders;

/// <summary>
/// Decides, when a message is due, whether and by which channel it leaves: from what is true now, never from what was true when it was planned.
/// </summary>
static class Delivery
{
    /// <summary>What was due at the closing of the window still leaves when the tick comes a little after it.</summary>
    static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    /// <summary>The message to send, written down as begun; null when nothing leaves: it was skipped, put off, or is no longer wanted.</summary>
    public static async Task<OutgoingMessage?> Decide(Unit unit, Guid reminderId, Channel channel)
    {
        if (await ReminderStore.Find(unit, reminderId) is not { } seen) return null;
        if (seen.PatientId is { } patientId) await PatientStore.Take(unit, seen.GroupId, patientId);
        if (await ReminderStore.Find(unit, reminderId) is not { Status: ReminderStatus.Planned } reminder || reminder.DueAt > unit.Now) return null;
        var clinic = (await ClinicStore.Find(unit, reminder.ClinicId))!;
        return reminder.Body is not null
            ? await Begin(unit, reminder, [], clinic, channel)
            : await DecidePlanned(unit, reminder, clinic, channel);
    }

    static async Task<OutgoingMessage?> DecidePlanned(Unit unit, ReminderRow reminder, ClinicRow clinic, Channel channel)
    {
        var parts = await ReminderStore.PartsOf(unit, reminder.ReminderId);
        if (reminder.Standing == WireName.Of(Standing.TooLate)) return await Skip(unit, reminder, parts, SkipReason.TooLate, reachedBy: null);

        var contact = await ContactStore.Find(unit, reminder.GroupId, reminder.PatientId!);
        var sessions = (await unit.Query<SessionRow>(ReminderWords.SelectSessions, new { reminderId = reminder.ReminderId })).ToDictionary(s => s.SessionId);
        var zone = contact?.Zone ?? sessions.Values.FirstOrDefault()?.Zone ?? clinic.Zone;
        if (!IsStillRight(reminder, parts, sessions, new SendWindow(zone), unit.Now))
        {
            await ReminderPlan.Renew(unit, reminder.GroupId, reminder.PatientId!);
            return null;
        }
        if (contact is null) return await Skip(unit, reminder, parts, SkipReason.NoContact, "nobody");

        var (way, why) = await WayTo(unit, reminder, contact);
        if (way is not { } medium)
        {
            var isReachable = why == SkipReason.Budget;
            return await Skip(unit, reminder, parts, why, isReachable ? null : await ReminderPlan.ReachedBy(unit, reminder.GroupId, contact));
        }
        var byVideo = (await unit.Query<Guid>(ReminderWords.SelectVideo, new { reminderId = reminder.ReminderId })).ToHashSet();
        var written = reminder with
        {
            Channel = WireName.Of(medium),
            Address = medium == Medium.Sms ? contact.Phone : contact.Email,
            Body = ReminderWords.Of(reminder, parts, sessions, byVideo, clinic, contact, medium),
        };
        return await Begin(unit, written, parts, clinic, channel);
    }

    /// <summary>Belt and braces: whatever changes an appointment plans its messages anew, so this says no only when time has run past the plan.</summary>
    static bool IsStillRight(
        ReminderRow reminder, IReadOnlyList<PartRow> parts, IReadOnlyDictionary<Guid, SessionRow> sessions, SendWindow window, DateTimeOffset now) =>
        now < reminder.SendBefore && window.DayOf(now) == reminder.Day && window.IsOpen(now, Late)
        && parts.Where(p => p.What == ReminderKind.DayBefore).All(p => sessions.GetValueOrDefault(p.SessionId) is { IsBooked: true } s && s.StartsAt == p.StartsAt);

    /// <summary>The first of the patient's channels that may carry it, or why none may.</summary>
    static async Task<(Medium? Way, string Why)> WayTo(Unit unit, ReminderRow reminder, ContactRow contact)
    {
        var why = SkipReason.NoChannel;
        foreach (var medium in contact.Media)
        {
            if (medium == Medium.Sms && contact.ConsentGiven == false) { why = SkipReason.NoConsent; continue; }
            if (contact.Phone is { } number && await OptOutLedger.IsOut(unit, reminder.GroupId, number, medium)) { why = SkipReason.OptedOut; continue; }
            if (medium == Medium.Sms && !await IsInBudget(unit, reminder, contact)) { why = SkipReason.Budget; continue; }
            return (medium, "");
        }
        return (null, why);
    }

    static async Task<bool> IsInBudget(Unit unit, ReminderRow reminder, ContactRow contact)
    {
        var number = contact.Phone!;
        await OptOutLedger.TakeNumber(unit, reminder.GroupId, number);
        if (reminder.Standing != WireName.Of(Standing.NoBudget) && await TextLedger.Claim(unit, reminder, number)) return true;
        if (reminder.What > ReminderKind.Cancelled || contact.ConsentGiven != true) return false;
        await TextLedger.ClaimBeyond(unit, reminder, number);
        return true;
    }

    static async Task<OutgoingMessage> Begin(Unit unit, ReminderRow reminder, IReadOnlyList<PartRow> parts, ClinicRow clinic, Channel channel)
    {
        await ReminderStore.Begin(unit, reminder with { SentAt = unit.Now, Place = channel.Place });
        return new()
        {
            ReminderId = reminder.ReminderId,
            Channel = reminder.Way,
            To = reminder.Address!,
            Body = reminder.Body!,
            SentAt = WallClock.InZone(unit.Now, clinic.Zone),
            Kind = reminder.What,
            SessionIds = [.. parts.Select(p => p.SessionId).Distinct()],
        };
    }

    /// <summary>What cannot wait and reaches nobody is for a person to tell.</summary>
    static async Task<OutgoingMessage?> Skip(Unit unit, ReminderRow reminder, IReadOnlyList<PartRow> parts, string reason, string? reachedBy)
    {
        var way = reminder.What <= ReminderKind.Cancelled ? Medium.StaffCall : Medium.Sms;
        await ReminderOutcome.Settle(
            unit, reminder with { Status = ReminderStatus.Skipped, Reason = reason, ReachedBy = reachedBy, Channel = WireName.Of(way) }, parts);
        return null;
    }
}
