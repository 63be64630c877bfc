using Scheduling.Desk.Api;
using Scheduling.Desk.Pages;

namespace Scheduling.Desk.Features;

/// <summary>Shows the clinics, or the only one at once.</summary>
public static class ShowHome
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/", Handle);

    static async Task<IResult> Handle(HttpContext http, ClinicApi api)
    {
        var clinics = await api.List<Clinic>(http, "v1/clinics");
        return clinics is [{ } only] ? Show.Next($"/clinics/{only.Id}") : Show.Page<HomePage>(new { Here = Here.Outside(http), Clinics = clinics });
    }
}
