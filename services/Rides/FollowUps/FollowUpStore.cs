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

    /// <summary>Keeps the newest version of each; answers whether any of these is one.</summary>
    public static async Task<bool> Keep(Unit unit, IEnumerable<FollowUpEvent> followUps) => await unit.InsertAll(
        "INSERT INTO follow_ups (follow_up_id, clinic_id, group_id, patient_id, session_id, version, status, mode, starts_at)",
        "(@FollowUpId, @ClinicId, @Group, @PatientId, @SessionId, @Version, @Status, @Mode, @StartsAt)",
        [.. followUps.GroupBy(f => f.FollowUpId).Select(same => same.MaxBy(f => f.Version)!)],
        """
        ON CONFLICT (follow_up_id) DO UPDATE SET
          clinic_id = excluded.clinic_id, group_id = excluded.group_id, patient_id = excluded.patient_id, session_id = excluded.session_id,
          version = excluded.version, status = excluded.status, mode = excluded.mode, starts_at = excluded.starts_at
        WHERE excluded.version > follow_ups.version
        """) > 0;
}
