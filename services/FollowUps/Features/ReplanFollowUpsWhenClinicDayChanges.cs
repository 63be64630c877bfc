using MassTransit;
using Scheduling.Contracts.Courses;
using Scheduling.FollowUps.Clinics;
using Scheduling.FollowUps.FollowUps;

namespace Scheduling.FollowUps.Features;

/// <summary>Takes follow-ups off a day that the clinic closes; when it opens again those without a place are tried once more and the rest stay.</summary>
public sealed class ReplanFollowUpsWhenClinicDayChanges(FollowUpsDatabase database) : IConsumer<ClinicDayChanged>
{
    public Task Consume(ConsumeContext<ClinicDayChanged> context) =>
        database.Once(context, nameof(ReplanFollowUpsWhenClinicDayChanges), async (unit, told) =>
        {
            // A chair or a prescriber who is missing keeps nobody from a therapist.
            var closures = told.Select(t => t.Message).Where(closure => closure.What == "clinic").ToList();
            var clinics = closures.Select(closure => closure.ClinicId).Distinct().Order(StringComparer.Ordinal).ToList();
            await Turn.OfClinics(unit, clinics);
            await ClosureStore.Keep(unit, closures);
            foreach (var clinicId in clinics) await Replan.OfClinic(unit, clinicId);
        });
}
