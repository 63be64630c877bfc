using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;
using Scheduling.Platform.Http;

namespace Scheduling.Desk.Features;

/// <summary>Takes a therapist out of service: what they did remains, what was to come goes to others.</summary>
public static class DismissTherapist
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/set-up/therapists/{therapistId}/remove", async (string clinicId, string therapistId, HttpContext http, ClinicApi api) =>
    {
        if (!SlugAttribute.Matches(therapistId)) throw ShowDay.NotThere();
        var here = await Here.At(http, api, clinicId) with { Path = $"/clinics/{clinicId}/set-up/therapists" };
        var form = await TypedForm.Read(http, here.Clinic);
        var removed = await api.Delete(http, $"v1/clinics/{clinicId}/therapists/{therapistId}");
        return removed.Problem is { Status: 404 } gone ? throw new RefusedByApiException(gone)
            : removed.Problem is { } problem ? await ShowTherapists.Page(here, http, api, form.Refused(therapistId, problem))
            : Show.Next(Said.At(here.Path, "removed"));
    });
}
