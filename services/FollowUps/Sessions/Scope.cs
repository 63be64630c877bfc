using Scheduling.Platform.Storage;

namespace Scheduling.FollowUps.Sessions;

/// <summary>Whose follow-ups are decided anew: one patient's, or those of all who have sessions at a clinic.</summary>
sealed record Scope
{
    /// <summary>No follow-up is further from its dose, whatever was accepted for it.</summary>
    const int LongestWindow = 60;

    /// <summary>The condition that picks the patients' rows from a table with <c>group_id</c> and <c>patient_id</c>.</summary>
    public required string Patients { get; init; }

    /// <summary>Earlier sessions have nothing left to place.</summary>
    public required DateOnly Since { get; init; }

    public string? GroupId { get; init; }
    public string? PatientId { get; init; }
    public string? ClinicId { get; init; }

    /// <summary>A JSON list of follow-ups.</summary>
    public string? FollowUpIds { get; init; }

    public static Scope Of(PatientKey patient, DateTimeOffset now) => new()
    {
        Patients = "group_id = @GroupId AND patient_id = @PatientId",
        GroupId = patient.GroupId,
        PatientId = patient.PatientId,
        Since = SinceOf(now),
    };

    public static Scope Of(string clinicId, DateTimeOffset now) => new()
    {
        Patients = "(group_id, patient_id) IN (SELECT s.group_id, s.patient_id FROM sessions s WHERE s.clinic_id = @ClinicId AND s.day >= @Since)",
        ClinicId = clinicId,
        Since = SinceOf(now),
    };

    /// <summary>Those whom these follow-ups of a clinic belong to.</summary>
    public static Scope Of(string clinicId, IEnumerable<Guid> followUpIds, Engine engine, DateTimeOffset now) => new()
    {
        Patients = $"(group_id, patient_id) IN (SELECT f.group_id, f.patient_id FROM follow_ups f WHERE f.clinic_id = @ClinicId AND {engine.IsOneOf("f.follow_up_id", "uuid", "@FollowUpIds")})",
        ClinicId = clinicId,
        FollowUpIds = StoredJson.Write(followUpIds),
        Since = SinceOf(now),
    };

    public static DateOnly SinceOf(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime).AddDays(-LongestWindow - 1);
}
