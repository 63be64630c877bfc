using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Protocols;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Features;

/// <summary>Lists the protocols a clinic can book.</summary>
public static class ListProtocols
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/protocols", Handle)
        .WithName(nameof(ListProtocols))
        .WithSummary("List the protocols that a clinic can book.");

    static async Task<Ok<Page<ProtocolAnswer>>> Handle(
        string clinicId, [AsParameters] PageRequest page, ClinicStore clinics, ProtocolStore protocols, CancellationToken cancellationToken)
    {
        var clinic = await clinics.Get(clinicId, cancellationToken);
        return TypedResults.Ok(Page.Cut(await protocols.List(clinicId, cancellationToken), page).Select(protocol => ProtocolAnswer.Of(protocol, clinic)));
    }
}
