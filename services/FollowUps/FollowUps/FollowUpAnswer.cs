using Scheduling.Contracts.FollowUps;
using Scheduling.FollowUps.Planning;
using Scheduling.Platform.Http;

namespace Scheduling.FollowUps.FollowUps;

/// <summary>A follow-up as the API shows it.</summary>
public sealed record FollowUpAnswer
{
    public required Guid FollowUpId { get; init; }
    public required string ClinicId { get; init; }
    public required string PatientId { get; init; }
    public required Guid CourseId { get; init; }

    /// <summary>The dose it follows, or the first one that it prepares for.</summary>
    public required Guid SessionId { get; init; }

    public required FollowUpKind Kind { get; init; }

    public required string? TherapistId { get; init; }
    public required FollowUpMode Mode { get; init; }

    /// <summary>With the clinic's offset; null without a place.</summary>
    public required DateTimeOffset? StartsAt { get; init; }

    public required DateTimeOffset? EndsAt { get; init; }
    public required FollowUpStatus Status { get; init; }
    public required long Version { get; init; }

    /// <summary>The clinic's days in which it is legal.</summary>
    public required DayWindow Window { get; init; }

    /// <summary>Why it has no place, lost the one it had or will not take place: a code, or what the person wrote who decided so.</summary>
    public required string? Reason { get; init; }

    /// <summary>What may be done instead, best first.</summary>
    public required IReadOnlyList<Alternative> Options { get; init; }

    /// <summary>Where each of these would be if it were accepted now.</summary>
    public required IReadOnlyList<Offer> Offers { get; init; }

    /// <summary>Every day of the window that was refused, and why.</summary>
    public required IReadOnlyList<RefusedDay> Days { get; init; }

    public static FollowUpAnswer Of(FollowUp followUp, IReadOnlyList<Offer>? offers = null) => new()
    {
        FollowUpId = followUp.FollowUpId,
        ClinicId = followUp.ClinicId,
        PatientId = followUp.PatientId,
        CourseId = followUp.CourseId,
        SessionId = followUp.SessionId,
        Kind = followUp.Kind,
        TherapistId = followUp.Place?.TherapistId,
        Mode = followUp.Mode,
        StartsAt = followUp.Place?.StartsAt,
        EndsAt = followUp.Place?.EndsAt,
        Status = followUp.Status,
        Version = followUp.Version,
        Window = followUp.Window,
        Reason = followUp.Note ?? (followUp.Reason is { } reason ? WireName.Of(reason) : null),
        Options = followUp.Options,
        Offers = offers ?? [],
        Days = followUp.Days,
    };
}
