using System.Text.Json.Serialization;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;
using Scheduling.Rides.Clinics;

namespace Scheduling.Rides.Links;

/// <summary>A link to a patient's page, as the staff see it.</summary>
public sealed record PatientLink
{
    public required Guid LinkId { get; init; }

    /// <summary>The clinic in whose name the page speaks.</summary>
    public required string ClinicId { get; init; }

    public required LinkUse MadeFor { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Null while nobody revoked it.</summary>
    public required DateTimeOffset? RevokedAt { get; init; }

    /// <summary>What opens the page: said once, in the answer that makes the link, and kept nowhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }

    internal static PatientLink Of(LinkRow row, ClinicRow clinic, string? url = null) => new()
    {
        LinkId = row.LinkId,
        ClinicId = row.ClinicId,
        MadeFor = WireName.Parse<LinkUse>(row.MadeFor),
        CreatedAt = WallClock.InZone(row.CreatedAt, clinic.Zone),
        ExpiresAt = WallClock.InZone(row.ExpiresAt, clinic.Zone),
        RevokedAt = row.RevokedAt is { } at ? WallClock.InZone(at, clinic.Zone) : null,
        Url = url,
    };
}
