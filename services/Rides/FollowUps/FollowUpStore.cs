using Scheduling.Contracts.FollowUps;
using Scheduling.Platform.Storage;

namespace Scheduling.Rides.FollowUps;

/// <summary>A booked follow-up as the reminders need it.</summary>
public sealed record FollowUpRow
{
    public required Guid FollowUpId { get; init; }
    public required Guid SessionId { get; init; }
    public required string ClinicId { get; init; }
    public required string Mode { get; init; }
    public required DateTimeOffset StartsAt { get; init; }

    public bool IsByVideo => Mode == "telehealth";
}

/// <summary>Every statement that touches the follow-ups table.</summary>
static class FollowUpStore
{
    internal const string SelectOpen =
        """
        SELECT follow_up_id, session_id, clinic_id, mode, starts_at FROM follow_ups
        WHERE group_id = @group AND patient_id = @patientId AND status = 'booked' AND starts_at > @now
        ORDER BY starts_at, follow_up_id
        """;

    /// <summary>Keeps the newest version; answers whether this is it.</summary>
    public static async Task<bool> Keep(Unit unit, FollowUpEvent followUp) => await unit.Execute(
        """
        INSERT INTO follow_ups (follow_up_id, clinic_id, group_id, patient_id, session_id, version, status, mode, starts_at)
        VALUES (@FollowUpId, @ClinicId, @Group, @PatientId, @SessionId, @Version, @Status, @Mode, @StartsAt)
        ON CONFLICT (follow_up_id) DO UPDATE SET
          clinic_id = excluded.clinic_id, group_id = excluded.group_id, patient_id = excluded.patient_id, session_id = excluded.session_id,
          version = excluded.version, status = excluded.status, mode = excluded.mode, starts_at = excluded.starts_at
        WHERE excluded.version > follow_ups.version
        """, new
        {
            followUp.FollowUpId, followUp.ClinicId, followUp.Group, followUp.PatientId, followUp.SessionId, followUp.Version, followUp.Status,
            followUp.Mode, followUp.StartsAt,
        }) > 0;
}
