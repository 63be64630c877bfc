using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Platform.Http;
using Scheduling.Rides.Replies;

namespace Scheduling.Rides.Features;

/// <summary>Lists what patients wrote, for whoever must answer.</summary>
public static class ListReplies
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/replies", Handle)
        .WithName(nameof(ListReplies))
        .WithSummary("List the texts that came in to a clinic's group, newest first.");

    static async Task<Ok<Page<ReceivedText>>> Handle(
        string clinicId, [Slug] string? patientId, [AsParameters] PageRequest page, ReplyStore replies, CancellationToken cancellationToken)
    {
        var before = page.After<Place?>();
        var (zone, rows) = await replies.List(clinicId, patientId, before is null ? null : (before.ReceivedAt, before.ReplyId), page.Fetch, cancellationToken);
        return TypedResults.Ok(Page.Of(rows, page, reply => new Place(reply.ReceivedAt, reply.ReplyId)).Select(reply => ReceivedText.Of(reply, zone)));
    }

    /// <summary>The sort key.</summary>
    sealed record Place(DateTimeOffset ReceivedAt, Guid ReplyId);
}
