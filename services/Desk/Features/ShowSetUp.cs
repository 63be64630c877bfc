using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;
using Scheduling.Desk.Pages;

namespace Scheduling.Desk.Features;

/// <summary>Shows how the clinic is set up: hours, prescribers, chairs, limits and policies, with what is probably not meant.</summary>
public static class ShowSetUp
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/clinics/{clinicId}/set-up", async (string clinicId, HttpContext http, ClinicApi api) =>
        Page(await Here.At(http, api, clinicId), refused: null));

    internal static IResult Page(Here here, RefusedForm? refused) =>
        Show.Page<ClinicPage>(new { Here = here, here.Clinic!.Warnings, Refused = refused }, refused?.Problem.Status ?? 200);
}
