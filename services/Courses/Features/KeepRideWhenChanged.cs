using MassTransit;
using Scheduling.Contracts.Rides;
using Scheduling.Courses.TreatmentDay;

namespace Scheduling.Courses.Features;

/// <summary>Keeps where the ride of a session stands: a dose is refused to a patient who has none.</summary>
public sealed class KeepRideWhenChanged(CoursesDatabase database) : IConsumer<RideEvent>
{
    public Task Consume(ConsumeContext<RideEvent> context) => database.Once(context, nameof(KeepRideWhenChanged), unit => RideStore.Keep(unit, new()
    {
        SessionId = context.Message.SessionId,
        ClinicId = context.Message.ClinicId,
        Status = context.Message.Status,
        Kind = context.Message.Kind,
        AtRiskSince = context.Message.AtRiskSince?.ToUniversalTime(),
        Version = context.Message.Version,
    }));
}
