using MassTransit;
using Scheduling.Contracts.Courses;
using Scheduling.Rides.Patients;
using Scheduling.Rides.Reminders;
using Scheduling.Rides.Rides;
using Scheduling.Rides.Sessions;

namespace Scheduling.Rides.Features;

/// <summary>Keeps a visit's ride and its patient's messages in step with the visit, whenever one is booked, moved, cancelled, missed or loses its place.</summary>
public sealed class PlanRemindersWhenSessionChanges(RidesDatabase database) : IConsumer<SessionEvent>
{
    public Task Consume(ConsumeContext<SessionEvent> context) => database.Once(context, nameof(PlanRemindersWhenSessionChanges), async (unit, told) =>
    {
        var patients = await PatientTurns.Take(unit, [.. told.Select(t => t.Message)]);
        var sessions = await SessionStore.Of(unit, told.Select(t => t.Message.SessionId));
        var rides = await RideStore.Of(unit, told.Select(t => t.Message.SessionId));

        var news = new HashSet<Guid>();
        var changes = new List<ChangedRide>();
        foreach (var changed in told.Select(t => t.Message).OrderBy(session => session.Version))
        {
            var before = sessions.GetValueOrDefault(changed.SessionId);
            if (before is not null && before.Version >= changed.Version) continue;
            var session = sessions[changed.SessionId] = SessionRow.After(before, changed, unit.Now);
            news.Add(session.SessionId);
            if (RideNeeds.After(rides.GetValueOrDefault(session.SessionId), session) is not { } change) continue;
            rides[session.SessionId] = change.Ride;
            changes.Add(change);
        }

        await SessionStore.Put(unit, [.. news.Select(id => sessions[id])]);
        await RideStore.Put(unit, changes);
        foreach (var change in changes) RideNeeds.Publish(unit, change);
        var concerned = news.Select(id => (sessions[id].GroupId, sessions[id].PatientId)).ToHashSet();
        await ReminderPlan.Renew(unit, patients.Where(concerned.Contains));
    });
}
