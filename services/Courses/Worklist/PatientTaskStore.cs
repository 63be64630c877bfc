using Scheduling.Platform.Storage;

namespace Scheduling.Courses.Worklist;

/// <summary>Every statement that touches the patient tasks: what is known here of them, which are another service's.</summary>
static class PatientTaskStore
{
    /// <summary>Those of a clinic that wait for a person.</summary>
    public const string Open =
        """
        SELECT task_id AS TaskId, clinic_id AS ClinicId, patient_id AS PatientId, kind AS Kind, reason AS Reason, status AS Status, due_at AS DueAt,
          session_ids AS SessionIds, preferred_dates AS PreferredDates, version AS Version
        FROM patient_tasks WHERE clinic_id = @clinicId AND status = 'open';

        """;

    /// <summary>Keeps what is newer than what is known.</summary>
    public static Task Keep(Unit unit, PatientTaskRow task) => unit.Execute(
        """
        INSERT INTO patient_tasks (task_id, clinic_id, patient_id, kind, reason, status, due_at, session_ids, preferred_dates, version)
        VALUES (@TaskId, @ClinicId, @PatientId, @Kind, @Reason, @Status, @DueAt, @SessionIds, @PreferredDates, @Version)
        ON CONFLICT (task_id) DO UPDATE SET status = excluded.status, reason = excluded.reason, due_at = excluded.due_at,
          session_ids = excluded.session_ids, preferred_dates = excluded.preferred_dates, version = excluded.version
        WHERE patient_tasks.version < excluded.version
        """, task);
}

/// <summary>Something about a patient's messages that a person must see to.</summary>
sealed record PatientTaskRow
{
    public required Guid TaskId { get; init; }
    public required string ClinicId { get; init; }
    public required string PatientId { get; init; }

    /// <summary>As the worklist spells it.</summary>
    public required string Kind { get; init; }

    /// <summary>An enumerated code.</summary>
    public required string Reason { get; init; }

    public required string Status { get; init; }
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>JSON.</summary>
    public required string SessionIds { get; init; }

    /// <summary>JSON.</summary>
    public required string PreferredDates { get; init; }

    public required long Version { get; init; }
}
