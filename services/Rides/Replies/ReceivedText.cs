using Scheduling.Platform.Http;
using Scheduling.Platform.Time;
using Scheduling.Rides.Reminders;

namespace Scheduling.Rides.Replies;

/// <summary>A text that came in, as the staff sees it.</summary>
public sealed record ReceivedText
{
    public required Guid ReplyId { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Masked, such as <c>+1******0123</c>.</summary>
    public required string From { get; init; }

    public required string Body { get; init; }
    public required Reply Understood { get; init; }

    /// <summary>The message whose question it answers; null where it answers none.</summary>
    public required Guid? ReminderId { get; init; }

    /// <summary>Instants in the clinic's offset.</summary>
    public static ReceivedText Of(ReplyRow row, TimeZoneInfo zone) => new()
    {
        ReplyId = row.ReplyId,
        ReceivedAt = WallClock.InZone(row.ReceivedAt, zone),
        From = Reminder.Masked(row.Number)!,
        Body = row.Body,
        Understood = WireName.Parse<Reply>(row.Understood),
        ReminderId = row.ReminderId,
    };
}
