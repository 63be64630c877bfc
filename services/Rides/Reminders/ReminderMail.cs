using Scheduling.Platform.Calendar;
using Scheduling.Platform.Time;
using Scheduling.Rides.Channels;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Messages;
using Scheduling.Rides.Pages;
using Scheduling.Rides.Planning;

namespace Scheduling.Rides.Reminders;

/// <summary>Writes what an e-mail has beside its body.</summary>
static class ReminderMail
{
    public static MailParts Of(ReminderRow reminder, IReadOnlyList<PartRow> parts, Wording wording, ClinicRow clinic, string language, string? link) => new()
    {
        Sender = clinic.SenderName!,
        Subject = $"{clinic.SenderName}: {Phrases.In(language).Subject}",
        Language = language,
        Link = link,
        Calendar = CalendarOf(reminder, parts, wording, clinic, PageWords.In(language)),
    };

    /// <summary>The body as it leaves: the link is in no table.</summary>
    public static string Body(string body, string language, string? link) => link is null ? body : $"{body} {Phrases.In(language).YourPage} {link}";

    static string? CalendarOf(ReminderRow reminder, IReadOnlyList<PartRow> parts, Wording wording, ClinicRow clinic, PageWords words)
    {
        var entries = parts.Where(part => part.What is not (ReminderKind.FollowUp or ReminderKind.Driver)).DistinctBy(part => part.SessionId)
            .Select(part => Entry(part, wording, clinic, words)).OfType<CalendarEntry>().ToList();
        return entries.Count == 0 ? null : new CalendarFile { Name = words.EntryOf(clinic.SenderName), Zone = clinic.Zone, Now = reminder.SentAt!.Value, Entries = entries }.ToString();
    }

    static CalendarEntry? Entry(PartRow part, Wording wording, ClinicRow clinic, PageWords words)
    {
        if (wording.Sessions.GetValueOrDefault(part.SessionId) is not { } session || (part.StartsAt ?? part.PreviousAt) is not { } startsAt) return null;
        return new()
        {
            Id = session.SessionId,
            Version = session.Version,
            Zone = session.Zone,
            StartsAt = startsAt,
            EndsAt = session.StartsAt == startsAt ? session.EndsAt : null,
            Day = WallClock.ToLocal(startsAt, session.Zone).Day,
            Title = words.EntryOf(clinic.SenderName),
            IsCancelled = part.What == ReminderKind.Cancelled,
            ChangedAt = session.ChangedAt,
        };
    }
}
