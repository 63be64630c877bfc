using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Platform.Http;
using Scheduling.Rides.Links;

namespace Scheduling.Rides.Features;

/// <summary>Shows which links to a patient's page there are.</summary>
public static class ListPatientLinks
{
    public static void Map(IEndpointRouteBuilder patients) => patients
        .MapGet("/{patientId}/links", Handle)
        .WithName(nameof(ListPatientLinks))
        .WithSummary("List the links to a patient's page, newest first, without their addresses; also those that ended.");

    static async Task<Ok<Page<PatientLink>>> Handle(
        string clinicId, string patientId, [AsParameters] PageRequest page, LinkList list, CancellationToken cancellationToken)
    {
        var after = page.After<Place?>();
        var (clinic, links) = await list.Read(
            clinicId, patientId, after is null ? null : (after.CreatedAt, after.LinkId), page.Fetch, cancellationToken);
        return TypedResults.Ok(Page.Of(links, page, link => new Place(link.CreatedAt, link.LinkId)).Select(link => PatientLink.Of(link, clinic)));
    }

    /// <summary>The sort key.</summary>
    sealed record Place(DateTimeOffset CreatedAt, Guid LinkId);
}
