using MassTransit;
using Scheduling.Contracts.FollowUps;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.FollowUps;
using Scheduling.Rides.Patients;
using Scheduling.Rides.Reminders;

namespace Scheduling.Rides.Features;

/// <summary>Keeps a patient's messages in step with the follow-ups.</summary>
public sealed class PlanRemindersWhenFollowUpChanges(RidesDatabase database) : IConsumer<FollowUpEvent>
{
    public Task Consume(ConsumeContext<FollowUpEvent> context) => database.Once(context, nameof(PlanRemindersWhenFollowUpChanges), async unit =>
    {
        var changed = context.Message;
        if (await ClinicStore.Learn(unit, changed.ClinicId, changed.Group)) await Adoption.Of(unit, changed.ClinicId, changed.Group);
        await PatientStore.Take(unit, changed.Group, changed.PatientId);
        if (await FollowUpStore.Keep(unit, changed)) await ReminderPlan.Renew(unit, changed.Group, changed.PatientId);
    });
}
