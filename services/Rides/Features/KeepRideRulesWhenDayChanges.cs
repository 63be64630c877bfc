using MassTransit;
using Scheduling.Contracts.Courses;
using Scheduling.Platform.Hosting;
using Scheduling.Rides.Rides;

namespace Scheduling.Rides.Features;

/// <summary>Keeps on which days a clinic is closed by announcement: whoever needs notice in open days is asked the earlier for it.</summary>
public sealed class KeepRideRulesWhenDayChanges(RidesDatabase database, Settings settings) : IConsumer<ClinicDayChanged>
{
    public Task Consume(ConsumeContext<ClinicDayChanged> context) => database.Once(context, nameof(KeepRideRulesWhenDayChanges), async unit =>
    {
        if (await RideRulesStore.Keep(unit, context.Message)) await RideRefits.ToRules(unit, context.Message.ClinicId, settings);
    });
}
