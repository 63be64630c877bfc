using Scheduling.Rides.Channels;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.Messages;
using Scheduling.Rides.Planning;
using Scheduling.Rides.Templates;

namespace Scheduling.Rides.Reminders;

/// <summary>Writes a planned message from what its appointments are now.</summary>
static class ReminderWords
{
    /// <summary>A text is in the clinic's words where it chose some.</summary>
    public static Written Of(ReminderRow reminder, IReadOnlyList<PartRow> parts, Wording wording, ClinicRow clinic, ContactRow? contact, Medium medium)
    {
        var occasion = Occasion(clinic, reminder.IsForDriver ? null : contact, reminder.Day, medium);
        var subjects = parts.Select(part => SubjectOf(part, wording, clinic)).ToList();
        return medium == Medium.Email
            ? Written.FromShipped(MessageText.Of(occasion, subjects), reminder.What, occasion.Language)
            : wording.Templates.Write(clinic.ClinicId, occasion, subjects);
    }

    public static Occasion Occasion(ClinicRow clinic, ContactRow? contact, DateOnly day, Medium medium) => new()
    {
        Sender = clinic.SenderName!,
        Phone = clinic.Phone!,
        Language = contact?.Language ?? "en",
        PatientZone = contact?.Zone ?? clinic.Zone,
        Day = day,
        Medium = medium,
    };

    static Subject SubjectOf(PartRow part, Wording wording, ClinicRow clinic)
    {
        var session = wording.Sessions.GetValueOrDefault(part.SessionId);
        var keeps = part.What is ReminderKind.DayBefore or ReminderKind.Moved;
        return new()
        {
            Kind = part.What,
            ClinicZone = session?.Zone ?? clinic.Zone,
            StartsAt = part.StartsAt,
            PreviousAt = part.PreviousAt,
            NoFoodAfter = keeps ? session?.NoFoodAfter : null,
            NoDrinkAfter = keeps ? session?.NoDrinkAfter : null,
            NoNasalSprayAfter = keeps ? session?.NoNasalSprayAfter : null,
            ByVideo = part.FollowUpId is { } followUp && wording.ByVideo.Contains(followUp),
            ProtocolId = session?.ProtocolId,
            OfficeClosed = session?.Reason == "clinic-closed",
            RideIsSure = wording.HasSureRide(part.SessionId),
        };
    }
}
