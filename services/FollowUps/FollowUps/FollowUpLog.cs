using Scheduling.FollowUps.Planning;
using Scheduling.Platform.Access;
using Scheduling.Platform.Storage;

namespace Scheduling.FollowUps.FollowUps;

/// <summary>Notes, in the transaction that did it, who decided what about a follow-up; rows are only ever added.</summary>
static class FollowUpLog
{
    public static Task Write(Unit unit, FollowUp before, FollowUpChange change, string command, Principal by) => unit.Execute(
        """
        INSERT INTO follow_up_commands (follow_up_id, version, clinic_id, at, who, command, version_before, why)
        VALUES (@FollowUpId, @Version, @ClinicId, @Now, @Id, @command, @versionBefore, @Note)
        """,
        new { change.After.FollowUpId, change.After.Version, change.After.ClinicId, unit.Now, by.Id, command, versionBefore = before.Version, change.After.Note });
}
