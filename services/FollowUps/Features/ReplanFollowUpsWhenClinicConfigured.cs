using MassTransit;
using Scheduling.Contracts.Courses;
using Scheduling.FollowUps.Clinics;
using Scheduling.FollowUps.FollowUps;
using Scheduling.Platform.Messaging;

namespace Scheduling.FollowUps.Features;

/// <summary>Keeps a clinic's open days; sessions that were told before their clinic get their follow-ups now.</summary>
public sealed class ReplanFollowUpsWhenClinicConfigured(FollowUpsDatabase database) : IConsumer<ClinicConfigured>
{
    public Task Consume(ConsumeContext<ClinicConfigured> context) =>
        database.Once(context, nameof(ReplanFollowUpsWhenClinicConfigured), async unit =>
        {
            var clinic = context.Message;
            await Turn.OfClinics(unit, [clinic.ClinicId]);
            if (await ClinicStore.Keep(unit, ClinicDays.Of(clinic), clinic.Version)) await Replan.OfClinic(unit, clinic.ClinicId);
        });
}
