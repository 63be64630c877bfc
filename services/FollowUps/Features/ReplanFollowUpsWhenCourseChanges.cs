using MassTransit;
using Scheduling.Contracts.Courses;
using Scheduling.FollowUps.Clinics;
using Scheduling.FollowUps.FollowUps;
using Scheduling.FollowUps.Sessions;
using Scheduling.Platform.Messaging;

namespace Scheduling.FollowUps.Features;

/// <summary>Keeps a patient's follow-ups off the days on which a course now has doses, projected ones too.</summary>
public sealed class ReplanFollowUpsWhenCourseChanges(FollowUpsDatabase database) : IConsumer<CourseEvent>
{
    public Task Consume(ConsumeContext<CourseEvent> context) =>
        database.Once(context, nameof(ReplanFollowUpsWhenCourseChanges), async unit =>
        {
            var course = context.Message;
            var clinics = await SessionStore.ClinicsOf(unit, course.Group, course.PatientId, course.ClinicId);
            await Turn.OfClinics(unit, clinics);
            await Turn.OfPatient(unit, course.Group, course.PatientId);
            if (!await SessionStore.Keep(unit, course, CloudEvent.TimeOf(context) ?? unit.Now)) return;
            await Replan.OfPatient(unit, clinics, course.Group, course.PatientId);
        });
}
