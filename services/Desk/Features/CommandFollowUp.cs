using System.Text.Json;
using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;
using Scheduling.Desk.Patients;

namespace Scheduling.Desk.Features;

/// <summary>Moves, waives or completes a follow-up, or takes what is offered in its place.</summary>
public static class CommandFollowUp
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/patients/{patientId}/follow-ups/{followUpId:guid}/{command}",
        (string clinicId, string patientId, Guid followUpId, string command, HttpContext http, ClinicApi api) =>
            http.Patient(api, clinicId, patientId, $"follow-ups/{followUpId}/{command}", "follow-up", async form =>
                (await api.Post<JsonElement>(http, $"v1/clinics/{clinicId}/follow-ups/{followUpId}/{command}", Body(command, form), form.Once)).Problem));

    static object Body(string command, TypedForm form) => command switch
    {
        "move" => new { startsAt = form.Moment("startsAt") ?? throw TypedForm.Unreadable("startsAt", "must be given"), therapistId = form.Text("therapistId"), mode = form.Text("mode"), reason = form.Text("reason") },
        "waive" => new { reason = form.Text("reason") ?? "" },
        "complete" => new { },
        // An option and the time that was shown with it, so that nothing else is taken when that has gone.
        "accept-option" => new { option = form.Text("option") ?? "", startsAt = form.Instant("startsAt"), reason = form.Text("reason") },
        _ => throw ShowDay.NotThere(),
    };
}
