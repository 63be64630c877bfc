using Scheduling.Feed.Parked;
using Scheduling.Platform.Http;

namespace Scheduling.Feed.Features;

/// <summary>Shows a parked event whole, with what went wrong.</summary>
public static class GetParkedEvent
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/parked-events/{parkedId:guid}", Handle)
        .WithName(nameof(GetParkedEvent))
        .WithSummary("Read a parked event whole, with what went wrong.")
        .Answers<ParkedItem>();

    static async Task<IResult> Handle([Slug] string clinicId, Guid parkedId, ParkedEventStore parked, CancellationToken cancellationToken) =>
        await parked.Find(clinicId, parkedId, cancellationToken) is { } item
            ? TypedResults.Json(item, Json.Options)
            : throw NotFoundException.Of("parked event", parkedId);
}
