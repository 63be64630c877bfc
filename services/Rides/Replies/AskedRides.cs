using Scheduling.Contracts.Rides;
using Scheduling.Platform.Storage;
using Scheduling.Platform.Time;
using Scheduling.Rides.Rides;
using Scheduling.Rides.Sessions;

namespace Scheduling.Rides.Replies;

/// <summary>The rides that a text asked about.</summary>
static class AskedRides
{
    /// <summary>Notes that all of them are settled; false, and nothing changes, where a visit is no longer the one that was asked about.</summary>
    public static async Task<bool> Confirm(Unit unit, Question question)
    {
        var sessions = await SessionStore.Of(unit, question.SessionIds);
        // Those that are over or cancelled need none; one at another time was not asked about.
        var asked = question.Parts.Where(part => sessions.GetValueOrDefault(part.SessionId) is { IsBooked: true } session && session.StartsAt > unit.Now).ToList();
        if (asked.Count == 0 || asked.Any(part => sessions[part.SessionId].StartsAt != part.StartsAt)) return false;

        var rides = await RideStore.Of(unit, asked.Select(part => part.SessionId));
        foreach (var ride in rides.Values.Where(ride => ride.Status is "needed" or "planned").OrderBy(ride => ride.PickUpFrom))
        {
            var confirmed = ride with { Status = "confirmed", Version = ride.Version + 1 };
            await RideStore.Put(unit, [new(confirmed, "patient-text")]);
            unit.Publish(new RideConfirmed
            {
                ClinicId = ride.ClinicId, Version = confirmed.Version, Group = ride.GroupId, PatientId = ride.PatientId, CourseId = ride.CourseId, SessionId = ride.SessionId,
                Kind = ride.Kind, Status = confirmed.Status, PickUpFrom = WallClock.InZone(ride.PickUpFrom, WallClock.Zone(ride.TimeZone)),
                Deadline = WallClock.InZone(ride.Deadline, WallClock.Zone(ride.TimeZone)), Legs = RideView.LegsOf(confirmed), Reason = "patient-text",
            });
        }
        return rides.Count > 0;
    }
}
