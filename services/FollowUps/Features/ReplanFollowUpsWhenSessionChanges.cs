using MassTransit;
using Scheduling.Contracts.Courses;
using Scheduling.FollowUps.Clinics;
using Scheduling.FollowUps.FollowUps;
using Scheduling.FollowUps.Sessions;
using Scheduling.Platform.Messaging;

namespace Scheduling.FollowUps.Features;

/// <summary>Books, moves or cancels what follows a patient's doses whenever one of them is booked, moved or falls away (R6).</summary>
public sealed class ReplanFollowUpsWhenSessionChanges(FollowUpsDatabase database) : IConsumer<SessionEvent>
{
    public Task Consume(ConsumeContext<SessionEvent> context) =>
        database.Once(context, nameof(ReplanFollowUpsWhenSessionChanges), async unit =>
        {
            var session = context.Message;
            var clinics = await SessionStore.ClinicsOf(unit, session.Group, session.PatientId, session.ClinicId);
            await Turn.OfClinics(unit, clinics);
            await Turn.OfPatient(unit, session.Group, session.PatientId);
            if (!await SessionStore.Keep(unit, session)) return;
            await SessionStore.KeepDoses(unit, session, CloudEvent.TimeOf(context) ?? unit.Now);
            await Replan.OfPatient(unit, clinics, session.Group, session.PatientId);
        });
}
