using Scheduling.FollowUps.FollowUps;

namespace Scheduling.FollowUps.Planning;

/// <summary>A follow-up as it shall be, and why it is told; its version is one higher than before.</summary>
public sealed record FollowUpChange(FollowUp After, ChangeKind Kind);

/// <summary>What became of a follow-up.</summary>
public enum ChangeKind
{
    Booked,
    Moved,
    Unplaced,
    Cancelled,
    Completed,
    Waived,
}
