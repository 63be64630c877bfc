using System.Text.Json;
using Scheduling.Desk.Api;
using Scheduling.Desk.Patients;
using Scheduling.Platform.Access;

namespace Scheduling.Desk.Features;

/// <summary>Takes down that a patient wants no more messages, or wants them again.</summary>
public static class RecordOptOut
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/patients/{patientId}/opt-outs/{which}", (string clinicId, string patientId, string which, HttpContext http, ClinicApi api) =>
        http.Patient(api, clinicId, patientId, $"opt-outs/{which}", $"opt-{which}", async form =>
        {
            if (which is not ("out" or "in")) throw ShowDay.NotThere();
            var (number, channel, source, by) = (ContactForm.Number(form.Text("number")) ?? "", form.Text("channel") ?? "sms", form.Text("source") ?? "desk", http.Principal().Name);
            object body = which == "out"
                ? new { number, channel, scope = form.Text("scope") ?? "all", source, by }
                : new { number, channel, scope = form.Text("scope") ?? "all", source, by, at = form.Moment("at") ?? http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() };
            return (await api.Post<JsonElement>(http, $"v1/clinics/{clinicId}/opt-{which}s", body, form.Once)).Problem;
        }));
}
