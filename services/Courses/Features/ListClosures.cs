using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Closures;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Lists a clinic's closures, those that are over too.</summary>
public static class ListClosures
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/closures", Handle)
        .WithName(nameof(ListClosures))
        .WithSummary("List a clinic's closures in the order they were made; from and to keep those that touch these days.");

    static async Task<Ok<Page<ClosureAnswer>>> Handle(
        string clinicId, DateOnly? from, DateOnly? to, [AsParameters] PageRequest page, ClinicStore clinics, ClosureStore closures, CancellationToken cancellationToken)
    {
        await clinics.Get(clinicId, cancellationToken);
        var rows = await closures.List(clinicId, from, to, page.After<ClosurePlace>()?.ClosureId, page.Fetch, cancellationToken);
        return TypedResults.Ok(Page.Of(rows, page, row => new ClosurePlace(row.ClosureId)).Select(ClosureAnswer.Of));
    }

    sealed record ClosurePlace(Guid ClosureId);
}
