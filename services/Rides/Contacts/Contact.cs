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
    public required long Version { get; init; }

    public static Contact Of(ContactRow row) => new()
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
        Version = row.Version,
    };
}
