namespace Scheduling.Rides.Channels;

/// <summary>One way out for messages.</summary>
public abstract class Channel
{
    /// <summary>Names the end of the way, so that only who can see it decides whether a message whose fate is unknown has left.</summary>
    public abstract string Place { get; }

    /// <summary>Hands all of them over; what became of each, in their order. One that is refused stops no other.</summary>
    public abstract Task<IReadOnlyList<HandOver>> Send(IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken);

    /// <summary>Which of these reminders have left; null where the way cannot tell, and takes a message that comes twice under one id as one.</summary>
    public abstract Task<IReadOnlySet<Guid>?> Sent(IReadOnlySet<Guid> reminderIds, CancellationToken cancellationToken);
}
