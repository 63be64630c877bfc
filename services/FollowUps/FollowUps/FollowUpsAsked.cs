using System.Text.Json;
using Scheduling.Platform.Storage;

namespace Scheduling.FollowUps.FollowUps;

/// <summary>Which of a clinic's follow-ups are asked for; what is null does not matter.</summary>
public sealed record FollowUpsAsked
{
    public required string ClinicId { get; init; }
    public Guid? CourseId { get; init; }
    public string? PatientId { get; init; }

    /// <summary>The clinic's date on which they take place.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The first of the clinic's dates on which they take place.</summary>
    public DateOnly? Since { get; init; }

    public string? Status { get; init; }

    /// <summary>A JSON list of therapists; null is all, and those without one.</summary>
    public string? Therapists { get; init; }

    public DateOnly? AfterWindow { get; init; }
    public Guid? AfterId { get; init; }
    public required int Most { get; init; }

    public static string TherapistList(IEnumerable<string> therapistIds) => JsonSerializer.Serialize(therapistIds);

    internal string Conditions(Engine engine) => string.Join(" AND ", new[]
    {
        "clinic_id = @ClinicId",
        CourseId is null ? null : "course_id = @CourseId",
        PatientId is null ? null : "patient_id = @PatientId",
        Date is null ? null : "day = @Date",
        Since is null ? null : "day >= @Since",
        Status is null ? null : "status = @Status",
        Therapists is null ? null : $"therapist_id IN ({engine.ElementsOf("@Therapists")})",
        AfterId is null ? null : "(window_from, follow_up_id) > (@AfterWindow, @AfterId)",
    }.Where(condition => condition is not null));
}
