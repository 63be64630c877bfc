namespace Scheduling.Rides.Replies;

/// <summary>A text that came in, as it is kept. Its words are for the staff; they are in no log and in no event.</summary>
public sealed record ReplyRow
{
    public required Guid ReplyId { get; init; }

    /// <summary>The clinic it was sent to.</summary>
    public required string ClinicId { get; init; }

    public required string GroupId { get; init; }
    public required string Number { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
    public required string Body { get; init; }

    /// <summary>One of <see cref="Reply"/>.</summary>
    public required string Understood { get; init; }

    /// <summary>The message whose question it answers; null where it answers none.</summary>
    public Guid? ReminderId { get; init; }
}
