using Scheduling.Contracts.Courses;
using Scheduling.Platform.Hosting;
using Scheduling.Platform.Storage;
using Scheduling.Rides.Providers;
using Scheduling.Rides.Reminders;

namespace Scheduling.Rides.Rides;

/// <summary>Writes what became of rides, tells the other services, and plans the messages that ask for a ride anew. To be called with the patients' turns taken.</summary>
static class RideChanges
{
    /// <summary>Has the rides follow what happened to their visits; the messages are the caller's to plan. Answers whose rides changed.</summary>
    public static async Task<IReadOnlySet<(string Group, string PatientId)>> Follow(Unit unit, IReadOnlyCollection<SessionEvent> sessions, Settings settings)
    {
        var rides = await RideStore.Of(unit, sessions.Select(session => session.SessionId).Distinct());
        var rules = await RideRulesStore.Of(unit, sessions.Select(session => session.ClinicId), settings.TransportNoticeDays);
        var drivers = await DriversOnFile.Of(unit, [.. sessions.Select(session => (session.Group, session.PatientId)).Distinct()]);

        var changes = new List<ChangedRide>();
        foreach (var session in sessions.OrderBy(session => session.Version))
        {
            var steps = RideNeeds.After(
                rides.GetValueOrDefault(session.SessionId), session, rules.GetValueOrDefault(session.ClinicId) ?? new() { NoticeDays = settings.TransportNoticeDays },
                drivers.GetValueOrDefault((session.Group, session.PatientId)), unit.Now);
            if (steps.Count > 0) rides[session.SessionId] = steps[^1].Ride;
            changes.AddRange(steps);
        }
        await Write(unit, changes);
        return changes.Where(change => change.Reason is not null).Select(change => (change.Ride.GroupId, change.Ride.PatientId)).ToHashSet();
    }

    /// <summary>The same for one patient's rides, with the messages.</summary>
    public static async Task Save(Unit unit, IReadOnlyList<ChangedRide> changes)
    {
        await Write(unit, changes);
        if (changes.FirstOrDefault(change => change.Reason is not null)?.Ride is { } ride) await ReminderPlan.Renew(unit, ride.GroupId, ride.PatientId);
    }

    static async Task Write(Unit unit, IReadOnlyList<ChangedRide> changes)
    {
        if (changes.Count == 0) return;
        await RideStore.Put(unit, changes);
        await RideOrders.Follow(unit, changes);
        foreach (var change in changes) change.Publish(unit);
    }
}
