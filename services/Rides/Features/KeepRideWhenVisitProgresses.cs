using MassTransit;
using Scheduling.Contracts.Courses;
using Scheduling.Platform.Hosting;
using Scheduling.Rides.Patients;
using Scheduling.Rides.Reminders;
using Scheduling.Rides.Rides;
using Scheduling.Rides.Sessions;

namespace Scheduling.Rides.Features;

/// <summary>Has a ride follow the day of its visit: the driver named at check-in, the release as it really comes, the discharge.</summary>
public sealed class KeepRideWhenVisitProgresses(RidesDatabase database, Settings settings) : IConsumer<SessionEvent>
{
    public Task Consume(ConsumeContext<SessionEvent> context) => database.Once(context, nameof(KeepRideWhenVisitProgresses), async (unit, told) =>
    {
        var sessions = told.Select(t => t.Message).ToList();
        var patients = await PatientTurns.Take(unit, sessions);
        await SessionStore.Progress(unit, sessions);
        var concerned = await RideChanges.Follow(unit, sessions, settings);
        await ReminderPlan.Renew(unit, patients.Where(concerned.Contains));
    });
}
