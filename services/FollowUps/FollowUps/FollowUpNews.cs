using Scheduling.Contracts.FollowUps;
using Scheduling.FollowUps.Planning;
using Scheduling.Platform.Http;
using Scheduling.Platform.Storage;

namespace Scheduling.FollowUps.FollowUps;

/// <summary>Tells other services what became of follow-ups: the whole follow-up as it is now.</summary>
static class FollowUpNews
{
    public static void Publish(Unit unit, FollowUpChange change)
    {
        var told = Of(change.After);
        unit.Publish(change.Kind switch
        {
            ChangeKind.Booked => new FollowUpBooked(told),
            ChangeKind.Moved => new FollowUpMoved(told),
            ChangeKind.Unplaced => new FollowUpUnplaced(told),
            ChangeKind.Cancelled => new FollowUpCancelled(told),
            ChangeKind.Completed => new FollowUpCompleted(told),
            ChangeKind.Waived => new FollowUpWaived(told),
            _ => throw new InvalidOperationException($"Nothing is told of {change.Kind}."),
        });
    }

    static FollowUpEvent Of(FollowUp followUp) => new()
    {
        ClinicId = followUp.ClinicId,
        Version = followUp.Version,
        Group = followUp.GroupId,
        PatientId = followUp.PatientId,
        FollowUpId = followUp.FollowUpId,
        CourseId = followUp.CourseId,
        SessionId = followUp.SessionId,
        Kind = WireName.Of(followUp.Kind),
        TherapistId = followUp.Place?.TherapistId,
        Mode = WireName.Of(followUp.Mode),
        StartsAt = followUp.Place?.StartsAt,
        EndsAt = followUp.Place?.EndsAt,
        Status = WireName.Of(followUp.Status),
        Window = followUp.Window,
        Reason = followUp.Reason is { } reason ? WireName.Of(reason) : null,
        Options = [.. followUp.Options.Select(WireName.Of)],
    };
}
