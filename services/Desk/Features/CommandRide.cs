using System.Text.Json;
using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;
using Scheduling.Desk.Patients;

namespace Scheduling.Desk.Features;

/// <summary>Notes who drives a patient home, that it is sure, that the driver came or went, or that the ride was lost.</summary>
public static class CommandRide
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/patients/{patientId}/rides/{sessionId:guid}/{command}",
        (string clinicId, string patientId, Guid sessionId, string command, HttpContext http, ClinicApi api) =>
            http.Patient(api, clinicId, patientId, $"rides/{sessionId}/{command}", "ride", async form =>
                (await api.Post<JsonElement>(http, $"v1/clinics/{clinicId}/rides/{sessionId}/{command}", Body(command, form), form.Once)).Problem));

    static object Body(string command, TypedForm form) => command switch
    {
        "plan" or "confirm" => new { kind = form.Text("kind"), driver = Driver(form) },
        "arrive" => new { },
        "depart" => new { withPatient = form.Text("alone") is null },
        "cancel" => new { reason = form.Text("reason") ?? "other" },
        _ => throw ShowDay.NotThere(),
    };

    static object? Driver(TypedForm form) => form.Text("name") is null && form.Text("phone") is null ? null
        : new { name = form.Text("name"), phone = ContactForm.Number(form.Text("phone")), smsConsent = form.Is("consent") };
}
