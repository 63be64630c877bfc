using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Platform.Http;
using Scheduling.Rides.OptOuts;

namespace Scheduling.Rides.Features;

/// <summary>Shows who asked for no more messages, and who for messages again.</summary>
public static class ListOptOuts
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/opt-outs", Handle)
        .WithName(nameof(ListOptOuts))
        .WithSummary("List the ledger of opt-outs and opt-ins of the clinic's group, by number and in the order in which they were said.");

    static async Task<Ok<Page<OptOutEntry>>> Handle(
        string clinicId, [AsParameters] PageRequest page, OptOutList optOuts, CancellationToken cancellationToken)
    {
        var after = page.After<Place?>();
        var rows = await optOuts.Read(clinicId, after is null ? null : (after.Number, after.Seq), page.Fetch, cancellationToken);
        return TypedResults.Ok(Page.Of(rows, page, row => new Place(row.Number, row.Seq)).Select(OptOutEntry.Of));
    }

    /// <summary>The sort key.</summary>
    sealed record Place(string Number, long Seq);
}
