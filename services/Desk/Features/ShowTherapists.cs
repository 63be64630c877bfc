using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;
using Scheduling.Desk.Pages;

namespace Scheduling.Desk.Features;

/// <summary>Shows the therapists, when they work and when they are away.</summary>
public static class ShowTherapists
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/clinics/{clinicId}/set-up/therapists", async (string clinicId, HttpContext http, ClinicApi api) =>
        await Page(await Here.At(http, api, clinicId), http, api, refused: null));

    internal static async Task<IResult> Page(Here here, HttpContext http, ClinicApi api, RefusedForm? refused) => Show.Page<TherapistsPage>(
        new { Here = here, Therapists = await api.List<Therapist>(http, $"v1/clinics/{here.Clinic!.Id}/therapists"), Refused = refused }, refused?.Problem.Status ?? 200);
}
