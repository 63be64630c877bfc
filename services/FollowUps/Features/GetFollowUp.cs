using Scheduling.FollowUps.FollowUps;
using Scheduling.FollowUps.Therapists;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.FollowUps.Features;

/// <summary>Reads one follow-up.</summary>
public static class GetFollowUp
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/follow-ups/{followUpId}", Handle)
        .WithName(nameof(GetFollowUp))
        .WithSummary("Read a follow-up: where it is, or why it has no place and what may be done instead.")
        .Answers<FollowUpAnswer>();

    static async Task<IResult> Handle([Slug] string clinicId, Guid followUpId, Principal principal, FollowUpStore followUps, Offering offering, HttpContext http)
    {
        var followUp = await followUps.Find(clinicId, followUpId, http.RequestAborted);
        var own = OwnFollowUps.Of(principal);
        return followUp is not null && (own is null || own.Contains(followUp.Place?.TherapistId))
            ? ETag.Ok((await offering.Show(clinicId, [followUp], http.RequestAborted))[0], followUp.Version)
            : throw NotFoundException.Of("follow-up", followUpId);
    }
}
