using Scheduling.Rides.Clinics;

namespace Scheduling.Rides.Links;

/// <summary>A link to a patient's page, as it is stored: never the link itself.</summary>
public sealed record LinkRow
{
    public required Guid LinkId { get; init; }

    /// <summary>The clinic in whose name the page speaks.</summary>
    public required string ClinicId { get; init; }

    /// <summary>As it was known when the link was made; ids of patients mean nothing in another group.</summary>
    public required string GroupId { get; init; }

    public required string PatientId { get; init; }

    /// <summary><see cref="LinkUse"/>.</summary>
    public required string MadeFor { get; init; }

    public required string TokenHash { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Whether it opens the page.</summary>
    public bool Works(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    /// <summary>Whether it is that patient's, by whichever clinic of the group it was made.</summary>
    public bool IsOf(string clinicId, string group, string patientId) =>
        PatientId == patientId && (GroupId == group || GroupId == ClinicStore.UnknownGroupOf(clinicId));
}

/// <summary>What a link was made for.</summary>
public enum LinkUse
{
    /// <summary>Asked for by the staff, to be handed over by them.</summary>
    Desk,

    /// <summary>Made for messages, which share one while it lasts.</summary>
    Message,
}
