using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;
using Scheduling.Desk.Pages;

namespace Scheduling.Desk.Features;

/// <summary>Finds patients by name or id, and has the form for a new one.</summary>
public static class ShowPatients
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/clinics/{clinicId}/patients", async (string clinicId, HttpContext http, ClinicApi api) =>
        await Page(await Here.At(http, api, clinicId), http, api, refused: null));

    internal static async Task<IResult> Page(Here here, HttpContext http, ClinicApi api, RefusedForm? refused)
    {
        var (query, after) = (http.Request.Query["query"].ToString(), http.Request.Query["after"].ToString());
        var found = await api.Get<Found>(http, $"v1/clinics/{here.Clinic!.Id}/patients?limit=50&query={Uri.EscapeDataString(query)}{(after.Length == 0 ? "" : $"&cursor={Uri.EscapeDataString(after)}")}");
        return Show.Page<PatientsPage>(new { Here = here, Query = query, Patients = found.Items, found.NextCursor, Refused = refused }, refused?.Problem.Status ?? 200);
    }

    sealed record Found(IReadOnlyList<Patient> Items, string? NextCursor);
}
