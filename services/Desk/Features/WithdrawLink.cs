using Scheduling.Desk.Api;
using Scheduling.Desk.Patients;

namespace Scheduling.Desk.Features;

/// <summary>Ends one link to a patient's page, or all of them.</summary>
public static class WithdrawLink
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/patients/{patientId}/links/revoke", (string clinicId, string patientId, HttpContext http, ClinicApi api) =>
        http.Patient(api, clinicId, patientId, "links", "revoked", async form =>
            (await api.Delete(http, $"v1/clinics/{clinicId}/patients/{patientId}/links{(Guid.TryParse(form.Text("link"), out var one) ? $"/{one}" : "")}")).Problem));
}
