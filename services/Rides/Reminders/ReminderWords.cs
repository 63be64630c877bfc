using Scheduling.Rides.Channels;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Contacts;
using Scheduling.Rides.Messages;
using Scheduling.Rides.Planning;
using Scheduling.Rides.Sessions;

namespace Scheduling.Rides.Reminders;

/// <summary>Writes a planned message from what its appointments are now.</summary>
static class ReminderWords
{
    public static string Of(ReminderRow reminder, IReadOnlyList<PartRow> parts, Wording wording, ClinicRow clinic, ContactRow? contact, Medium medium) =>
        MessageText.Of(Occasion(clinic, reminder.IsForDriver ? null : contact, reminder.Day, medium), [.. parts.Select(part => SubjectOf(part, wording, clinic))]);

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
