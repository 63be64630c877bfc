using Scheduling.Desk.Api;
using Scheduling.Desk.Pages;

namespace Scheduling.Desk.Features;

/// <summary>Lists the protocols that the clinic can book.</summary>
public static class ShowProtocols
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/clinics/{clinicId}/set-up/protocols", async (string clinicId, HttpContext http, ClinicApi api) =>
        Show.Page<ProtocolsPage>(new { Here = await Here.At(http, api, clinicId), Protocols = await api.List<Protocol>(http, $"v1/clinics/{clinicId}/protocols") }));
}
