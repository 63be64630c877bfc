using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Feed.Events;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.Feed.Features;

/// <summary>Reads a clinic's events from a place on, in the order in which they were committed, as far back as 90 days.</summary>
public static class ListEvents
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/events", Handle)
        .WithName(nameof(ListEvents))
        .WithSummary("Read the clinic's events in order, from after a cursor. A page with items has a nextCursor, the last one too: keep it and ask with it again later. An empty page has none: the cursor that you have stays good.");

    static async Task<Ok<Page<FeedEvent>>> Handle(
        [Slug] string clinicId, string? after, [TypePrefix] string? type, [AsParameters] PageRequest page, Principal principal, EventStore events, CancellationToken cancellationToken)
    {
        var from = FeedPlace.Read(after, "after") ?? FeedPlace.Read(page.Cursor, "cursor");
        var (rows, reached) = await events.Read(clinicId, from, type, page.Size, cancellationToken);
        var isClinical = principal.IsClinical();
        return TypedResults.Ok(new Page<FeedEvent>
        {
            Items = [.. rows.Select(row => FeedEvent.Of(row, isClinical))],
            NextCursor = rows.Count == 0 ? null : FeedPlace.Write(reached),
        });
    }
}
