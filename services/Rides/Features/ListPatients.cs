using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Platform.Http;
using Scheduling.Rides.Patients;

namespace Scheduling.Rides.Features;

/// <summary>Finds patients by id or name.</summary>
public static class ListPatients
{
    public static void Map(IEndpointRouteBuilder patients) => patients
        .MapGet("", Handle)
        .WithName(nameof(ListPatients))
        .WithSummary("List the patients of the clinic's group whose id or name contains the query.");

    static async Task<Ok<Page<Patient>>> Handle(
        string clinicId, string? query, [AsParameters] PageRequest page, PatientStore patients, CancellationToken cancellationToken)
    {
        var rows = await patients.Search(clinicId, query, page.After<string?>(), page.Fetch, cancellationToken);
        return TypedResults.Ok(Page.Of(rows, page, row => row.PatientId).Select(Patient.Of));
    }
}
