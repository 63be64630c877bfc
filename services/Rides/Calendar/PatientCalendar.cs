using Scheduling.Platform.Calendar;
using Scheduling.Platform.Time;
using Scheduling.Rides.FollowUps;
using Scheduling.Rides.Messages;
using Scheduling.Rides.Pages;

namespace Scheduling.Rides.Calendar;

/// <summary>
/// A patient's visits and talks as a calendar. What was cancelled stays in it as cancelled, so that a calendar that has it strikes it out. The link
/// to the page is not in it: calendars are copied, and shown, where the patient does not look.
/// </summary>
static class PatientCalendar
{
    public static CalendarFile Of(PatientPage page, PageWords words) => new()
    {
        Name = words.EntryOf(page.Clinic.SenderName),
        Zone = page.Clinic.Zone,
        Now = page.Now,
        Entries =
        [
            .. page.Visits.Select(visit => Visit(page, visit, words)),
            .. page.Talks.Where(talk => talk.EndsAt is not null || talk.TakesPlace).Select(talk => Talk(page, talk, words)),
        ],
    };

    static CalendarEntry Visit(PatientPage page, PageVisit visit, PageWords words)
    {
        var session = visit.Session;
        var startsAt = session.StartsAt ?? session.ToldAt;
        return new()
        {
            Id = session.SessionId,
            Version = session.Version,
            Zone = session.Zone,
            StartsAt = startsAt,
            EndsAt = session.StartsAt is null ? null : session.EndsAt,
            Day = session.LocalDate,
            Title = words.EntryOf(page.Clinic.SenderName),
            Notes = string.Join('\n', PageSentences.Of(visit, words).Concat(Call(page, words))),
            IsCancelled = !visit.TakesPlace,
            ChangedAt = session.ChangedAt,
        };
    }

    static CalendarEntry Talk(PatientPage page, FollowUpVisitRow talk, PageWords words)
    {
        var zone = page.Zones[talk.ClinicId];
        return new()
        {
            Id = talk.FollowUpId,
            Version = talk.Version,
            Zone = zone,
            StartsAt = talk.StartsAt,
            EndsAt = talk.EndsAt,
            Day = WallClock.ToLocal(talk.StartsAt, zone).Day,
            Title = words.TalkEntryOf(page.Clinic.SenderName),
            Notes = string.Join('\n', Call(page, words).Prepend(talk.IsByVideo ? words.ByVideo : words.InPerson)),
            IsCancelled = !talk.TakesPlace,
        };
    }

    static IEnumerable<string> Call(PatientPage page, PageWords words) =>
        page.Clinic.Phone is { } phone ? [$"{words.Questions} {words.Call(Phrases.Dialled(phone))}"] : [];
}
