using Scheduling.Platform.Time;

namespace Scheduling.Rides.Clinics;

/// <summary>What this service knows of a clinic. Until the clinic was heard of it is only a group, or not even that.</summary>
public sealed record ClinicRow
{
    public required string ClinicId { get; init; }
    public required string GroupId { get; init; }

    /// <summary>0 until the clinic was heard of.</summary>
    public required long Version { get; init; }

    public string? SenderName { get; init; }
    public string? Phone { get; init; }
    public string? SmsNumber { get; init; }
    public string? TimeZone { get; init; }

    /// <summary>Whether messages can be written in its name.</summary>
    public bool IsConfigured => Version > 0;

    public TimeZoneInfo Zone => WallClock.Zone(TimeZone ?? "UTC");
}
