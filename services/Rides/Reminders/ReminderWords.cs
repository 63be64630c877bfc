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
    /// <summary>The sessions and follow-ups that a message's parts are about.</summary>
    public const string SelectSessions =
        $"SELECT {SessionStore.Columns} FROM sessions WHERE session_id IN (SELECT session_id FROM reminder_parts WHERE reminder_id = @reminderId)";

    public const string SelectVideo =
        """
        SELECT follow_up_id FROM follow_ups
        WHERE mode = 'telehealth' AND follow_up_id IN (SELECT follow_up_id FROM reminder_parts WHERE reminder_id = @reminderId)
        """;

    public static string Of(
        ReminderRow reminder, IReadOnlyList<PartRow> parts, IReadOnlyDictionary<Guid, SessionRow> sessions, IReadOnlySet<Guid> byVideo,
        ClinicRow clinic, ContactRow? contact, Medium medium) =>
        MessageText.Of(
            Occasion(clinic, contact, reminder.Day, medium),
            [.. parts.Select(part => SubjectOf(part, sessions.GetValueOrDefault(part.SessionId), part.FollowUpId is { } id && byVideo.Contains(id), clinic))]);

    public static Occasion Occasion(ClinicRow clinic, ContactRow? contact, DateOnly day, Medium medium) => new()
    {
        Sender = clinic.SenderName!,
        Phone = clinic.Phone!,
        Language = contact?.Language ?? "en",
        PatientZone = contact?.Zone ?? clinic.Zone,
        Day = day,
        Medium = medium,
    };

    static Subject SubjectOf(PartRow part, SessionRow? session, bool byVideo, ClinicRow clinic)
    {
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
            ByVideo = byVideo,
            ProtocolId = session?.ProtocolId,
            OfficeClosed = session?.Reason == "clinic-closed",
        };
    }
}
