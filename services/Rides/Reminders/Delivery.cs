using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;
using Scheduling.Rides.Channels;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.Links;
using Scheduling.Rides.OptOuts;
using Scheduling.Rides.Patients;
using Scheduling.Rides.Planning;

namespace Scheduling.Rides.Reminders;

/// <summary>
/// Decides, when messages are due, whether and by which channel each leaves: from what is true now, never from what was true when it was planned.
/// </summary>
static class Delivery
{
    /// <summary>What was due at the closing of the window still leaves when the tick comes a little after it.</summary>
    static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    /// <summary>How long a text is tried, while there is another channel, before that one is taken.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    /// <summary>The messages to send, written down as begun. The others were skipped, put off, or are no longer wanted.</summary>
    public static async Task<IReadOnlyList<OutgoingMessage>> Decide(Unit unit, IReadOnlyList<Guid> reminderIds, MessageChannels channels, PatientLinks links)
    {
        var reminders = (await Take(unit, reminderIds)).Where(r => r.Status == ReminderStatus.Planned && (r.RetryAt ?? r.DueAt) <= unit.Now).ToList();
        if (reminders.Count == 0) return [];

        var facts = await DeliveryFacts.Of(unit, reminders);
        var decisions = reminders.Select(reminder => Decide(reminder, facts, unit.Now)).ToList();
        var leaving = decisions.Where(d => d.What == What.Leaves)
            .Select(d => d.Reminder with { Status = ReminderStatus.Sending, SentAt = unit.Now, Place = channels.For(d.Reminder.Way).Place }).ToList();

        await TextLedger.Put(unit, facts.Budgets.Claimed);
        await ReminderStore.Begin(unit, leaving);
        await ReminderStore.Drop(unit, [.. decisions.Where(d => d.What == What.Falls).Select(d => d.Reminder.ReminderId)]);
        await ReminderOutcome.Settle(unit, [.. decisions.Where(d => d.What == What.Ends).Select(d => d.Reminder)], facts.Parts);
        await ReminderPlan.Renew(unit, decisions.Where(d => d.What == What.Stale).Select(d => (d.Reminder.GroupId, d.Reminder.PatientId!)).Distinct());
        return await Messages(unit, leaving, facts, links);
    }

    /// <summary>Those of the messages whose fate is unknown that may still be sent again as they are; the others end.</summary>
    public static async Task<IReadOnlyList<OutgoingMessage>> Repeat(Unit unit, IReadOnlyList<Guid> reminderIds, PatientLinks links)
    {
        var reminders = (await Take(unit, reminderIds)).Where(r => r.Status == ReminderStatus.Sending && (r.RetryAt ?? r.DueAt) <= unit.Now).ToList();
        if (reminders.Count == 0) return [];

        var facts = await DeliveryFacts.Of(unit, reminders);
        var lawful = reminders.ToLookup(reminder => reminder.PatientId is null || IsLawfulAgain(reminder, facts, unit.Now));
        await ReminderOutcome.Settle(unit, [.. lawful[false].Select(r => r with { Status = ReminderStatus.Failed, Reason = FailReason.Unconfirmed })], facts.Parts);
        return await Messages(unit, [.. lawful[true]], facts, links);
    }

    static bool IsLawfulAgain(ReminderRow reminder, DeliveryFacts facts, DateTimeOffset now) =>
        now < reminder.SendBefore && facts.WindowOf(reminder) is var window && window.DayOf(now) == reminder.Day && window.IsOpen(now, Late)
        && !facts.Silent.Contains((reminder.GroupId, reminder.PatientId!))
        && facts.RecipientOf(reminder) is { } recipient && (reminder.Way == Medium.Sms ? recipient.Phone : recipient.Email) == reminder.Address
        && Obstacle(reminder, recipient, reminder.Way, facts) is null;

    /// <summary>The reminders as they are with their patients' turns taken.</summary>
    public static async Task<IReadOnlyList<ReminderRow>> Take(Unit unit, IReadOnlyList<Guid> reminderIds)
    {
        var seen = await ReminderStore.Of(unit, reminderIds);
        await PatientStore.Take(unit, seen.Where(r => r.PatientId is not null).Select(r => (r.GroupId, r.PatientId!)).Distinct()
            .OrderBy(p => p.GroupId, StringComparer.Ordinal).ThenBy(p => p.Item2, StringComparer.Ordinal));
        var order = reminderIds.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return [.. (await ReminderStore.Of(unit, reminderIds)).OrderBy(r => order[r.ReminderId])];
    }

    static Decision Decide(ReminderRow reminder, DeliveryFacts facts, DateTimeOffset now)
    {
        facts.Budgets.Decided(reminder);
        // An answer to somebody's own text says what it says, wherever and whenever.
        if (reminder.PatientId is not { } patientId) return new(What.Leaves, reminder);
        if (facts.Silent.Contains((reminder.GroupId, patientId))) return new(What.Falls, reminder);
        if (reminder.Standing == WireName.Of(Standing.TooLate) || now >= reminder.SendBefore)
            return reminder.Standing == WireName.Of(Standing.IfOpen) || reminder.IsForDriver ? new(What.Falls, reminder) : Skip(reminder, SkipReason.TooLate, reachedBy: null);

        var parts = facts.Parts[reminder.ReminderId].ToList();
        var window = facts.WindowOf(reminder);
        if (reminder.What == ReminderKind.RideMissing)
        {
            if (!parts.All(part => facts.Wording.HasOpenRide(part.SessionId))) return new(What.Falls, reminder);
            if (!window.IsOpen(now, Late)) return Skip(reminder, SkipReason.OutsideWindow, reachedBy: null);
        }
        else if (!(window.DayOf(now) == reminder.Day && window.IsOpen(now, Late) && parts.All(part => StillStands(part, facts.Wording))))
        {
            return new(What.Stale, reminder);
        }

        var onDay = reminder with { Day = window.DayOf(now) };
        if (facts.RecipientOf(reminder) is not { } recipient) return reminder.IsForDriver ? new(What.Falls, reminder) : Skip(onDay, SkipReason.NoContact, "nobody");
        // What was said that day asked for the ride already; staff see that it is open.
        if (reminder.What == ReminderKind.RideMissing && facts.Written.Contains((reminder.GroupId, patientId, onDay.Day))) return Skip(onDay, SkipReason.Budget, reachedBy: null);
        var (way, why) = WayTo(onDay, recipient, facts, now);
        if (way is not { } medium)
        {
            // What the budget refuses is over; whom nothing reaches is tried again with another contact. A driver is only told what is near.
            var isOver = why == SkipReason.Budget || reminder.IsForDriver;
            return Skip(onDay, why, isOver ? null : ReminderPlan.ReachedBy(facts.ContactOf(reminder), IsOut(onDay, recipient, facts), IsDead(onDay, recipient, facts)));
        }

        var written = ReminderWords.Of(onDay, parts, facts.Wording, facts.Clinics[reminder.ClinicId], facts.ContactOf(reminder), medium);
        return new(What.Leaves, onDay with
        {
            Channel = WireName.Of(medium),
            Address = medium == Medium.Sms ? recipient.Phone : recipient.Email,
            Body = written.Body,
            TemplateId = written.TemplateId,
            TemplateVersion = written.TemplateVersion,
        });
    }

    /// <summary>Belt and braces: whatever changes an appointment plans its messages anew, so this says no only when something was missed.</summary>
    static bool StillStands(PartRow part, Wording wording) =>
        part.What != ReminderKind.DayBefore || (wording.Sessions.GetValueOrDefault(part.SessionId) is { IsBooked: true } session && session.StartsAt == part.StartsAt);

    /// <summary>The first of the recipient's channels that may carry it, or why none may.</summary>
    static (Medium? Way, string Why) WayTo(ReminderRow reminder, Recipient recipient, DeliveryFacts facts, DateTimeOffset now)
    {
        var why = SkipReason.NoChannel;
        foreach (var medium in recipient.Media)
        {
            if (Obstacle(reminder, recipient, medium, facts) is { } obstacle) { why = obstacle; continue; }
            // A gateway that is down does not keep from a patient what an e-mail could tell.
            if (medium == Medium.Sms && HasWaited(reminder, now) && recipient.Media.Any(other => other == Medium.Email && Obstacle(reminder, recipient, other, facts) is null)) continue;
            if (medium == Medium.Sms && !IsInBudget(reminder, recipient, facts)) { why = SkipReason.Budget; continue; }
            return (medium, "");
        }
        return (null, why);
    }

    /// <summary>Why that channel may not carry it whatever the budget; null when it may.</summary>
    static string? Obstacle(ReminderRow reminder, Recipient recipient, Medium medium, DeliveryFacts facts)
    {
        if (medium == Medium.Sms && recipient.Phone is null || medium == Medium.Email && recipient.Email is null) return SkipReason.NoChannel;
        if (medium == Medium.Sms && (recipient.Consent == false || reminder.IsForDriver && recipient.Consent != true)) return SkipReason.NoConsent;
        if (recipient.Phone is { } number && facts.Out.Contains((reminder.GroupId, number, medium, About(reminder)))) return SkipReason.OptedOut;
        if (medium == Medium.Sms && IsDead(reminder, recipient, facts)) return SkipReason.DeadNumber;
        var address = medium == Medium.Sms ? recipient.Phone : recipient.Email;
        return facts.Failures[(reminder.GroupId, reminder.PatientId!)]
            .FirstOrDefault(failure => failure.Way == medium && failure.Address == address && facts.Parts[reminder.ReminderId].Any(part => part.Identity == failure.Identity))?.Reason;
    }

    static OptOutScope About(ReminderRow reminder) => reminder.IsForDriver ? OptOutScope.All : OptOutScope.Reminders;

    static bool IsOut(ReminderRow reminder, Recipient recipient, DeliveryFacts facts) =>
        recipient.Phone is { } number && facts.Out.Contains((reminder.GroupId, number, Medium.Sms, About(reminder)));

    static bool IsDead(ReminderRow reminder, Recipient recipient, DeliveryFacts facts) => recipient.Phone is { } number && facts.Dead.Contains((reminder.GroupId, number));

    static bool HasWaited(ReminderRow reminder, DateTimeOffset now) =>
        reminder.RetryAt is not null && (reminder.SendBefore - reminder.DueAt) / 2 is var half && now - reminder.DueAt >= (half < Patience ? half : Patience);

    static bool IsInBudget(ReminderRow reminder, Recipient recipient, DeliveryFacts facts)
    {
        var number = recipient.Phone!;
        if (reminder.Standing != WireName.Of(Standing.NoBudget) && facts.Budgets.Claim(reminder, number)) return true;
        if (reminder.What > ReminderKind.Cancelled || recipient.Consent != true) return false;
        facts.Budgets.ClaimBeyond(reminder, number);
        return true;
    }

    static async Task<IReadOnlyList<OutgoingMessage>> Messages(Unit unit, IReadOnlyList<ReminderRow> reminders, DeliveryFacts facts, PatientLinks links)
    {
        var messages = new List<OutgoingMessage>(reminders.Count);
        foreach (var reminder in reminders)
        {
            // E-mails carry the link to the patient's page, texts do not: others see a telephone.
            var link = reminder is { Way: Medium.Email, PatientId: { } patientId } ? await links.For(unit, reminder.ClinicId, patientId) : null;
            messages.Add(Message(reminder, facts, link));
        }
        return messages;
    }

    static OutgoingMessage Message(ReminderRow reminder, DeliveryFacts facts, string? link)
    {
        var clinic = facts.Clinics[reminder.ClinicId];
        var language = facts.ContactOf(reminder)?.Language ?? "en";
        var parts = facts.Parts[reminder.ReminderId].ToList();
        return new()
        {
            ReminderId = reminder.ReminderId,
            Channel = reminder.Way,
            To = reminder.Address!,
            Body = ReminderMail.Body(reminder.Body!, language, link),
            SentAt = WallClock.InZone(reminder.SentAt!.Value, clinic.Zone),
            Kind = reminder.What,
            SessionIds = [.. parts.Select(p => p.SessionId).Distinct()],
            From = clinic.SmsNumber,
            Mail = reminder.Way == Medium.Email ? ReminderMail.Of(reminder, parts, facts.Wording, clinic, language, link) : null,
        };
    }

    /// <summary>What cannot wait and reaches nobody is for a person to tell.</summary>
    static Decision Skip(ReminderRow reminder, string reason, string? reachedBy) => new(What.Ends, reminder with
    {
        Status = ReminderStatus.Skipped,
        Reason = reason,
        ReachedBy = reachedBy,
        Channel = WireName.Of(reminder.What <= ReminderKind.Cancelled || reason == SkipReason.OutsideWindow ? Medium.StaffCall : Medium.Sms),
    });

    enum What
    {
        Leaves,
        Ends,

        /// <summary>Nobody misses it.</summary>
        Falls,

        /// <summary>It was planned from what is no longer so.</summary>
        Stale,
    }

    sealed record Decision(What What, ReminderRow Reminder);
}
