using MassTransit;
using Scheduling.Contracts.Courses;
using Scheduling.FollowUps.Clinics;
using Scheduling.FollowUps.FollowUps;
using Scheduling.FollowUps.Sessions;

namespace Scheduling.FollowUps.Features;

/// <summary>Books, moves or cancels what follows a patient's doses whenever one of them is booked, moved or falls away (R6).</summary>
public sealed class ReplanFollowUpsWhenSessionChanges(FollowUpsDatabase database) : IConsumer<SessionEvent>
{
    public Task Consume(ConsumeContext<SessionEvent> context) =>
        database.Once(context, nameof(ReplanFollowUpsWhenSessionChanges), async (unit, told) =>
        {
            var clinics = await Turn.Of(unit, [.. told.Select(t => t.Message)]);
            var news = await SessionStore.Keep(unit, told);
            await SessionStore.KeepDoses(unit, news);
            await Replan.OfPatients(unit, clinics, news.Select(t => PatientKey.Of(t.Message)));
        });
}
