using System.Text.Json;
using Scheduling.Desk.Api;
using Scheduling.Desk.Patients;

namespace Scheduling.Desk.Features;

/// <summary>Says which therapist a patient belongs to.</summary>
public static class ChooseTherapist
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/patients/{patientId}/therapist", (string clinicId, string patientId, HttpContext http, ClinicApi api) =>
        http.Patient(api, clinicId, patientId, "therapist", "therapist", async form =>
            (await api.Put<JsonElement>(http, $"v1/clinics/{clinicId}/patients/{patientId}/therapist", new { therapistId = form.Text("therapistId") ?? "", only = form.Is("only") })).Problem));
}
