using System.Text.Json;
using Scheduling.Desk.Api;
using Scheduling.Desk.Patients;

namespace Scheduling.Desk.Features;

/// <summary>Notes that what a patient's message asked for was seen to.</summary>
public static class FinishTask
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/patients/{patientId}/tasks/{taskId:guid}", (string clinicId, string patientId, Guid taskId, HttpContext http, ClinicApi api) =>
        http.Patient(api, clinicId, patientId, $"tasks/{taskId}", "task", async form =>
            (await api.Post<JsonElement>(http, $"v1/clinics/{clinicId}/patient-tasks/{taskId}/done", new { note = form.Text("note") }, form.Once)).Problem));
}
