using MassTransit;
using Scheduling.Contracts.Courses;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Patients;
using Scheduling.Rides.Reminders;
using Scheduling.Rides.Rides;
using Scheduling.Rides.Sessions;

namespace Scheduling.Rides.Features;

/// <summary>Keeps a visit's ride and its patient's messages in step with the visit, whenever one is booked, moved, cancelled, missed or loses its place.</summary>
public sealed class PlanRemindersWhenSessionChanges(RidesDatabase database) : IConsumer<SessionEvent>
{
    public Task Consume(ConsumeContext<SessionEvent> context) => database.Once(context, nameof(PlanRemindersWhenSessionChanges), async unit =>
    {
        var changed = context.Message;
        if (await ClinicStore.Learn(unit, changed.ClinicId, changed.Group)) await Adoption.Of(unit, changed.ClinicId, changed.Group);
        await PatientStore.Take(unit, changed.Group, changed.PatientId);

        var before = await SessionStore.Find(unit, changed.SessionId);
        if (before is not null && before.Version >= changed.Version) return;
        var session = SessionRow.After(before, changed, unit.Now);
        await SessionStore.Put(unit, session);
        await RideNeeds.Follow(unit, session);
        await ReminderPlan.Renew(unit, session.GroupId, session.PatientId);
    });
}
