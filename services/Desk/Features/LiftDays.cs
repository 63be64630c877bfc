using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;

namespace Scheduling.Desk.Features;

/// <summary>Lifts a closure; nothing moves back.</summary>
public static class LiftDays
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/set-up/closures/{closureId:guid}/lift", async (string clinicId, Guid closureId, HttpContext http, ClinicApi api) =>
    {
        var here = await Here.At(http, api, clinicId) with { Path = $"/clinics/{clinicId}/set-up/closures" };
        var form = await TypedForm.Read(http, here.Clinic);
        var lifted = await api.Delete(http, $"v1/clinics/{clinicId}/closures/{closureId}");
        return lifted.Problem is { Status: 404 } gone ? throw new RefusedByApiException(gone)
            : lifted.Problem is { } problem ? await ShowClosures.Page(here, http, api, form.Refused("lift", problem), problem)
            : Show.Next(Said.At(here.Path, "lifted"));
    });
}
