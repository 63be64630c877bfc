using System.Text.Json;
using Scheduling.Desk.Api;
using Scheduling.Desk.Patients;

namespace Scheduling.Desk.Features;

/// <summary>Keeps how a patient is reached, what they said about texts and who drives them home; it ends no opt-out.</summary>
public static class SaveContact
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/patients/{patientId}/contact", (string clinicId, string patientId, HttpContext http, ClinicApi api, PatientNames names) =>
        http.Patient(api, clinicId, patientId, "contact", "saved", async form =>
        {
            var saved = await api.Put<JsonElement>(http, $"v1/clinics/{clinicId}/patients/{patientId}/contact", ContactForm.Body(form), form.Number("version"));
            if (saved.Problem is null) names.Forget(clinicId, patientId);
            return saved.Problem;
        }));
}
