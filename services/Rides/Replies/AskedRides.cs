using Scheduling.Platform.Storage;
using Scheduling.Rides.Reminders;
using Scheduling.Rides.Rides;
using Scheduling.Rides.Sessions;

namespace Scheduling.Rides.Replies;

/// <summary>The rides that a text asked about.</summary>
static class AskedRides
{
    /// <summary>Notes that they are sure: what became of each; empty where a visit is no longer the one that was asked about, and nothing changed.</summary>
    public static async Task<IReadOnlyList<RideConfirmation>> Confirm(Unit unit, Question question)
    {
        var became = new List<RideConfirmation>();
        foreach (var part in await StillAhead(unit, question)) became.Add(await RideCommands.Confirm(unit, part.SessionId, RideReason.PatientText));
        return became;
    }

    /// <summary>Notes that there is none.</summary>
    public static async Task Withdraw(Unit unit, Question question)
    {
        foreach (var part in await StillAhead(unit, question)) await RideCommands.Withdraw(unit, part.SessionId, RideReason.PatientText);
    }

    /// <summary>Visits that are over or called off need no ride, and one at another time was not asked about.</summary>
    static async Task<IReadOnlyList<PartRow>> StillAhead(Unit unit, Question question)
    {
        var sessions = await SessionStore.Of(unit, question.SessionIds);
        var ahead = question.Parts.Where(part => sessions.GetValueOrDefault(part.SessionId) is { IsBooked: true } session && session.StartsAt > unit.Now).ToList();
        return ahead.Any(part => sessions[part.SessionId].StartsAt != part.StartsAt) ? [] : ahead;
    }
}
