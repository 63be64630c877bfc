using Scheduling.Platform.Storage;
using Scheduling.Rides.Rides;
using Scheduling.Rides.Sessions;

namespace Scheduling.Rides.Replies;

/// <summary>The rides that a text asked about.</summary>
static class AskedRides
{
    /// <summary>Notes that they are settled; false where a person must see to one, and then nothing changes if a visit is no longer the one that was asked about.</summary>
    public static async Task<bool> Confirm(Unit unit, Question question)
    {
        var sessions = await SessionStore.Of(unit, question.SessionIds);
        // Those that are over or cancelled need none; one at another time was not asked about.
        var asked = question.Parts.Where(part => sessions.GetValueOrDefault(part.SessionId) is { IsBooked: true } session && session.StartsAt > unit.Now).ToList();
        if (asked.Count == 0 || asked.Any(part => sessions[part.SessionId].StartsAt != part.StartsAt)) return false;

        // What the patient's word settles is settled; where it is not enough, a person sees to the rest.
        var isSettled = true;
        foreach (var part in asked.OrderBy(part => part.StartsAt))
            isSettled &= await RideCommands.Confirm(unit, part.SessionId, RideReason.PatientText) is RideConfirmation.Confirmed or RideConfirmation.Already;
        return isSettled;
    }
}
