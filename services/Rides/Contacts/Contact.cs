using Scheduling.Platform.Http;
using Scheduling.Rides.Channels;

namespace Scheduling.Rides.Contacts;

/// <summary>How a patient is reached.</summary>
public sealed record Contact
{
    public required string PatientId { get; init; }
    public required string DisplayName { get; init; }
    public required string? Phone { get; init; }
    public required string? Email { get; init; }

    /// <summary>IANA; null where it is the clinic's.</summary>
    public required string? TimeZone { get; init; }

    public required string Language { get; init; }
    public required IReadOnlyList<Medium> Channels { get; init; }
    public required SmsConsent? SmsConsent { get; init; }
    public required Driver? Driver { get; init; }
    public required Guardian? Guardian { get; init; }

    /// <summary>A text to the number came back as undeliverable for good: none goes there until it is another one.</summary>
    public required bool IsPhoneDead { get; init; }

    public required long Version { get; init; }

    public static Contact Of(ContactRow row, bool isPhoneDead) => new()
    {
        PatientId = row.PatientId,
        DisplayName = row.DisplayName,
        Phone = row.Phone,
        Email = row.Email,
        TimeZone = row.TimeZone,
        Language = row.Language,
        Channels = [.. row.Media],
        SmsConsent = row.ConsentGiven is { } given ? new() { Given = given, Source = row.ConsentSource, At = row.ConsentAt } : null,
        Driver = row.DriverKind is { } kind
            ? new() { Kind = WireName.Parse<DriverKind>(kind), Name = row.DriverName, Phone = row.DriverPhone, SmsConsent = row.DriverSmsConsent }
            : null,
        Guardian = row.GuardianName is { } guardian
            ? new()
            {
                Name = guardian,
                Phone = row.GuardianPhone,
                Email = row.GuardianEmail,
                SmsConsent = row.GuardianConsentGiven is { } agreed ? new() { Given = agreed, Source = row.GuardianConsentSource, At = row.GuardianConsentAt } : null,
            }
            : null,
        IsPhoneDead = isPhoneDead,
        Version = row.Version,
    };
}
