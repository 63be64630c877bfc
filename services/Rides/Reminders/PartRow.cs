using Scheduling.Platform.Http;
using Scheduling.Rides.Planning;

namespace Scheduling.Rides.Reminders;

/// <summary>One thing that a message says, as it is stored.</summary>
public sealed record PartRow
{
    public required Guid ReminderId { get; init; }
    public required int Ordinal { get; init; }
    public required string Kind { get; init; }

    /// <summary><see cref="Part.Identity"/>.</summary>
    public required string Identity { get; init; }

    public required Guid SessionId { get; init; }
    public Guid? FollowUpId { get; init; }
    public Guid? CourseId { get; init; }
    public int? TreatmentWeek { get; init; }
    public long? Version { get; init; }
    public DateTimeOffset? StartsAt { get; init; }
    public DateTimeOffset? PreviousAt { get; init; }
    public DateTimeOffset? AskedAt { get; init; }

    public ReminderKind What => WireName.Parse<ReminderKind>(Kind);
    public bool IsChange => What <= ReminderKind.Cancelled;

    public static IEnumerable<PartRow> Of(Guid reminderId, IReadOnlyList<Part> parts) => parts.Select((part, ordinal) => new PartRow
    {
        ReminderId = reminderId,
        Ordinal = ordinal,
        Kind = WireName.Of(part.Kind),
        Identity = part.Identity,
        SessionId = part.SessionId,
        FollowUpId = part.FollowUpId,
        CourseId = part.CourseId,
        TreatmentWeek = part.TreatmentWeek,
        Version = part.Version,
        StartsAt = part.StartsAt,
        PreviousAt = part.PreviousAt,
        AskedAt = part.AskedAt,
    });
}
