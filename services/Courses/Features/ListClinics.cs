using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Courses.Clinics;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Lists the clinics that the caller may see.</summary>
public static class ListClinics
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/clinics", Handle)
        .WithName(nameof(ListClinics))
        .WithSummary("List the clinics that you may see.");

    static async Task<Ok<Page<ClinicAnswer>>> Handle(
        Principal principal, [AsParameters] PageRequest page, ClinicStore clinics, CancellationToken cancellationToken)
    {
        var only = principal.Clinics.Contains(Principal.AllClinics) ? null : principal.Clinics;
        var found = await clinics.List(only, page.After<string>(), page.Fetch, cancellationToken);
        return TypedResults.Ok(Page.Of(found, page, clinic => clinic.Id).Select(clinic => ClinicAnswer.Of(clinic, ClinicRules.Warnings(clinic))));
    }
}
