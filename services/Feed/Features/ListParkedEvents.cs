using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Feed.Parked;
using Scheduling.Platform.Http;

namespace Scheduling.Feed.Features;

/// <summary>Lists the events that some consumer could not process.</summary>
public static class ListParkedEvents
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/parked-events", Handle)
        .WithName(nameof(ListParkedEvents))
        .WithSummary("List the clinic's events that a consumer gave up on, the longest parked first.");

    static async Task<Ok<Page<ParkedItem>>> Handle([Slug] string clinicId, [AsParameters] PageRequest page, ParkedEventStore parked, CancellationToken cancellationToken) =>
        TypedResults.Ok(Page.Cut(await parked.List(clinicId, cancellationToken), page));
}
