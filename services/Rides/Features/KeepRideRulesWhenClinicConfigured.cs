using MassTransit;
using Scheduling.Contracts.Courses;
using Scheduling.Platform.Hosting;
using Scheduling.Rides.Rides;

namespace Scheduling.Rides.Features;

/// <summary>Keeps what a clinic accepts as a way home, and when it is open; a ride it accepts no more is needed again.</summary>
public sealed class KeepRideRulesWhenClinicConfigured(RidesDatabase database, Settings settings) : IConsumer<ClinicConfigured>
{
    public Task Consume(ConsumeContext<ClinicConfigured> context) => database.Once(context, nameof(KeepRideRulesWhenClinicConfigured), async unit =>
    {
        if (await RideRulesStore.Keep(unit, context.Message)) await RideRefits.ToRules(unit, context.Message.ClinicId, settings);
    });
}
