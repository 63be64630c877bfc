using MassTransit;
using Scheduling.Contracts.Courses;
using Scheduling.Rides.Clinics;
using Scheduling.Rides.Patients;
using Scheduling.Rides.Reminders;

namespace Scheduling.Rides.Features;

/// <summary>Keeps who a clinic is: the group its patients belong to, the name its messages begin with, the number they give, its zone.</summary>
public sealed class KeepClinicWhenConfigured(RidesDatabase database) : IConsumer<ClinicConfigured>
{
    public Task Consume(ConsumeContext<ClinicConfigured> context) => database.Once(context, nameof(KeepClinicWhenConfigured), async unit =>
    {
        var clinic = context.Message;
        var before = await ClinicStore.Take(unit, clinic.ClinicId);
        if (!await ClinicStore.Keep(unit, clinic)) return;
        if (before?.GroupId != clinic.Group) await Adoption.Of(unit, clinic.ClinicId, clinic.Group, before?.GroupId);
        if (before?.TimeZone == clinic.TimeZone && before?.GroupId == clinic.Group) return;

        // Days and windows of patients without a zone of their own are the clinic's.
        foreach (var patientId in await PatientStore.WithOpenReminders(unit, clinic.ClinicId, clinic.Group))
        {
            await PatientStore.Take(unit, clinic.Group, patientId);
            await ReminderPlan.Renew(unit, clinic.Group, patientId);
        }
    });
}
