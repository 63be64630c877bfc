using Scheduling.Platform.Http;
using Scheduling.Platform.Time;
using Scheduling.Rides.Channels;

namespace Scheduling.Rides.Contacts;

/// <summary>How a patient is reached, as it is stored.</summary>
public sealed record ContactRow
{
    public required string GroupId { get; init; }
    public required string PatientId { get; init; }
    public required string ClinicId { get; init; }
    public required long Version { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    public required string DisplayName { get; init; }
    public required string SearchName { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? TimeZone { get; init; }
    public required string Language { get; init; }
    public required string Channels { get; init; }
    public bool? ConsentGiven { get; init; }
    public string? ConsentSource { get; init; }
    public DateTimeOffset? ConsentAt { get; init; }
    public string? DriverKind { get; init; }
    public string? DriverName { get; init; }
    public string? DriverPhone { get; init; }
    public required bool DriverSmsConsent { get; init; }
    public string? GuardianName { get; init; }
    public string? GuardianPhone { get; init; }
    public string? GuardianEmail { get; init; }
    public bool? GuardianConsentGiven { get; init; }
    public string? GuardianConsentSource { get; init; }
    public DateTimeOffset? GuardianConsentAt { get; init; }

    /// <summary>The number that messages about the patient go to: the guardian's where there is one.</summary>
    public string? CalledPhone { get; init; }

    /// <summary>Whether whoever has that number consented to texts; null where nothing was asked.</summary>
    public bool? CalledConsent => GuardianName is null ? ConsentGiven : GuardianConsentGiven;

    /// <summary>In order of preference.</summary>
    public IEnumerable<Medium> Media => Channels.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(WireName.Parse<Medium>);

    /// <summary>The patient's own zone; null where it is the clinic's.</summary>
    public TimeZoneInfo? Zone => TimeZone is null ? null : WallClock.Zone(TimeZone);

    /// <summary>The same contact, put at another time by another clinic.</summary>
    public bool SaysTheSameAs(ContactRow other) =>
        this == other with { GroupId = GroupId, ClinicId = ClinicId, Version = Version, ChangedAt = ChangedAt };
}
