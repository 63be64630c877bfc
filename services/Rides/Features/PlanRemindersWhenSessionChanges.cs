using MassTransit;
using Scheduling.Contracts.Courses;
using Scheduling.Platform.Hosting;
using Scheduling.Rides.Patients;
using Scheduling.Rides.Reminders;
using Scheduling.Rides.Rides;
using Scheduling.Rides.Sessions;

namespace Scheduling.Rides.Features;

/// <summary>Keeps a visit's ride and its patient's messages in step with the visit, whenever one is booked, moved, cancelled, missed or loses its place.</summary>
public sealed class PlanRemindersWhenSessionChanges(RidesDatabase database, Settings settings) : IConsumer<SessionEvent>
{
    public Task Consume(ConsumeContext<SessionEvent> context) => database.Once(context, nameof(PlanRemindersWhenSessionChanges), async (unit, told) =>
    {
        var patients = await PatientTurns.Take(unit, [.. told.Select(t => t.Message)]);
        var sessions = await SessionStore.Of(unit, told.Select(t => t.Message.SessionId));

        var news = new HashSet<Guid>();
        foreach (var changed in told.Select(t => t.Message).OrderBy(session => session.Version))
        {
            var before = sessions.GetValueOrDefault(changed.SessionId);
            if (before is not null && before.Version >= changed.Version) continue;
            var session = sessions[changed.SessionId] = SessionRow.After(before, changed, unit.Now);
            news.Add(session.SessionId);
        }

        await SessionStore.Put(unit, [.. news.Select(id => sessions[id])]);
        await RideChanges.Follow(unit, [.. told.Select(t => t.Message)], settings);
        var concerned = news.Select(id => (sessions[id].GroupId, sessions[id].PatientId)).ToHashSet();
        await ReminderPlan.Renew(unit, patients.Where(concerned.Contains));
    });
}
