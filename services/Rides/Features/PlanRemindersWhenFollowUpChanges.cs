using MassTransit;
using Scheduling.Contracts.FollowUps;
using Scheduling.Rides.FollowUps;
using Scheduling.Rides.Patients;
using Scheduling.Rides.Reminders;

namespace Scheduling.Rides.Features;

/// <summary>Keeps a patient's messages in step with the follow-ups.</summary>
public sealed class PlanRemindersWhenFollowUpChanges(RidesDatabase database) : IConsumer<FollowUpEvent>
{
    public Task Consume(ConsumeContext<FollowUpEvent> context) => database.Once(context, nameof(PlanRemindersWhenFollowUpChanges), async (unit, told) =>
    {
        var changed = told.Select(t => t.Message).ToList();
        var patients = await PatientTurns.Take(unit, changed);
        if (await FollowUpStore.Keep(unit, changed)) await ReminderPlan.Renew(unit, patients);
    });
}
