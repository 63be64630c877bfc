namespace Scheduling.FollowUps.Sessions;

/// <summary>Whose follow-ups are decided anew: one patient's, or those of all who have sessions at a clinic.</summary>
sealed record Scope
{
    /// <summary>No window reaches further from its dose.</summary>
    const int LongestWindow = 31;

    /// <summary>The condition that picks the patients' rows from a table with <c>group_id</c> and <c>patient_id</c>.</summary>
    public required string Patients { get; init; }

    /// <summary>Earlier sessions have nothing left to place.</summary>
    public required DateOnly Since { get; init; }

    public string? GroupId { get; init; }
    public string? PatientId { get; init; }
    public string? ClinicId { get; init; }

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

    static DateOnly SinceOf(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime).AddDays(-LongestWindow - 1);
}
