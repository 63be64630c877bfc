namespace Scheduling.Rides.Patients;

/// <summary>A patient as this service knows one: by contact, by visits, or both.</summary>
public sealed record Patient
{
    public required string PatientId { get; init; }

    /// <summary>Null while no contact was put.</summary>
    public required string? DisplayName { get; init; }

    /// <summary>IANA; null where it is the clinic's.</summary>
    public required string? TimeZone { get; init; }

    public required string? Language { get; init; }
    public required bool HasContact { get; init; }

    public static Patient Of(PatientRow row) => new()
    {
        PatientId = row.PatientId,
        DisplayName = row.DisplayName,
        TimeZone = row.TimeZone,
        Language = row.Language,
        HasContact = row.ContactVersion is not null,
    };
}
