using Scheduling.Contracts.FollowUps;
using Scheduling.FollowUps.Clinics;
using Scheduling.FollowUps.FollowUps;
using Scheduling.FollowUps.Therapists;
using Scheduling.Platform.Http;

namespace Scheduling.FollowUps.Features;

/// <summary>Takes a therapist out of service: their future follow-ups go to others, what they did remains.</summary>
public static class RemoveTherapist
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapDelete("/therapists/{therapistId}", Handle)
        .WithName(nameof(RemoveTherapist))
        .WithSummary("Remove a therapist; their future follow-ups are placed anew.")
        .Answers<Therapist>();

    static Task<IResult> Handle([Slug] string clinicId, [Slug] string therapistId, HttpContext http, FollowUpsDatabase database) =>
        database.Answer(http, async unit =>
        {
            await Turn.OfClinics(unit, [clinicId]);
            if (await TherapistStore.Find(unit, clinicId, therapistId) is not { } before) throw NotFoundException.Of("therapist", therapistId);
            http.RequireMatch(before.Version);
            if (!before.Active) return Answer.Ok(before, before.Version);

            var removed = before with { Active = false, Version = before.Version + 1 };
            await TherapistStore.Put(unit, removed);
            unit.Publish(new TherapistChanged { ClinicId = clinicId, TherapistId = therapistId, Active = false, Version = removed.Version });
            await Replan.OfClinic(unit, clinicId);
            return Answer.Ok(removed, removed.Version);
        });
}
