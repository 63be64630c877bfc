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

    /// <summary>When it was put there.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    public bool IsByVideo => Mode == "telehealth";
}

/// <summary>A follow-up that has or had a time, as the patient sees it.</summary>
public sealed record FollowUpVisitRow
{
    public required Guid FollowUpId { get; init; }
    public required string ClinicId { get; init; }
    public required long Version { get; init; }
    public required string Status { get; init; }
    public required string Mode { get; init; }
    public required DateTimeOffset StartsAt { get; init; }
    public DateTimeOffset? EndsAt { get; init; }

    public bool IsByVideo => Mode == "telehealth";
    public bool TakesPlace => Status is "booked" or "completed";
}

/// <summary>Every statement that touches the follow-ups table.</summary>
static class FollowUpStore
{
    internal const string SelectOpen =
        """
        SELECT follow_up_id, session_id, clinic_id, mode, starts_at, changed_at FROM follow_ups
        WHERE group_id = @group AND patient_id = @patientId AND status = 'booked' AND starts_at > @now
        ORDER BY starts_at, follow_up_id
        """;

    /// <summary>A patient's follow-ups from an instant on, also those that do not take place, in order.</summary>
    internal const string SelectSince =
        """
        SELECT follow_up_id, clinic_id, version, status, mode, starts_at, ends_at FROM follow_ups
        WHERE group_id = @group AND patient_id = @patientId AND starts_at >= @since
        ORDER BY starts_at, follow_up_id
        """;

    /// <summary>Keeps the newest version of each, and the time it had when it has none any more; answers whether any of these is one.</summary>
    public static async Task<bool> Keep(Unit unit, IEnumerable<FollowUpEvent> followUps) => await unit.InsertAll(
        "INSERT INTO follow_ups (follow_up_id, clinic_id, group_id, patient_id, session_id, version, status, mode, starts_at, ends_at, changed_at)",
        "(@FollowUpId, @ClinicId, @Group, @PatientId, @SessionId, @Version, @Status, @Mode, @StartsAt, @EndsAt, @ChangedAt)",
        [.. followUps.GroupBy(f => f.FollowUpId).Select(same => Kept(same.MaxBy(f => f.Version)!, unit.Now))],
        """
        ON CONFLICT (follow_up_id) DO UPDATE SET
          clinic_id = excluded.clinic_id, group_id = excluded.group_id, patient_id = excluded.patient_id, session_id = excluded.session_id,
          version = excluded.version, status = excluded.status, mode = excluded.mode, starts_at = coalesce(excluded.starts_at, follow_ups.starts_at),
          ends_at = coalesce(excluded.ends_at, follow_ups.ends_at),
          changed_at = CASE WHEN follow_ups.starts_at = excluded.starts_at AND follow_ups.status = excluded.status THEN follow_ups.changed_at ELSE excluded.changed_at END
        WHERE excluded.version > follow_ups.version
        """) > 0;

    static KeptFollowUp Kept(FollowUpEvent told, DateTimeOffset now) =>
        new(told.FollowUpId, told.ClinicId, told.Group, told.PatientId, told.SessionId, told.Version, told.Status, told.Mode, told.StartsAt, told.EndsAt, now);

    readonly record struct KeptFollowUp(
        Guid FollowUpId, string ClinicId, string Group, string PatientId, Guid SessionId, long Version, string Status, string Mode, DateTimeOffset? StartsAt,
        DateTimeOffset? EndsAt, DateTimeOffset ChangedAt);
}
