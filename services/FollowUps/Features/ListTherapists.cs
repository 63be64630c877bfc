using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.FollowUps.Therapists;
using Scheduling.Platform.Http;

namespace Scheduling.FollowUps.Features;

/// <summary>Lists a clinic's therapists by id.</summary>
public static class ListTherapists
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/therapists", Handle)
        .WithName(nameof(ListTherapists))
        .WithSummary("List a clinic's therapists; with ?removed=true also those who were removed.");

    static async Task<Ok<Page<Therapist>>> Handle(
        [Slug] string clinicId, bool? removed, [AsParameters] PageRequest page, TherapistStore therapists, CancellationToken cancellationToken)
    {
        var found = await therapists.List(clinicId, removed == true, page.After<string>(), page.Fetch, cancellationToken);
        return TypedResults.Ok(Page.Of(found, page, therapist => therapist.TherapistId));
    }
}
