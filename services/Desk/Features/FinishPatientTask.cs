using System.Text.Json;
using Scheduling.Desk.Api;

namespace Scheduling.Desk.Features;

/// <summary>Notes that what somebody had to do for a patient is done.</summary>
public static class FinishPatientTask
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/patient-tasks/{taskId}/done", Handle);

    static async Task<IResult> Handle(string clinicId, Guid taskId, HttpContext http, ClinicApi api)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var note = form["note"].ToString().Trim();
        var done = await api.Post<JsonElement>(http, $"v1/clinics/{clinicId}/patient-tasks/{taskId}/done", new { note = note.Length == 0 ? null : note }, form["once"]);
        return done.Problem is { } problem ? throw new RefusedByApiException(problem) : Show.Next(Said.At(Local.Path(form["back"], $"/clinics/{clinicId}/worklist"), "task"));
    }
}
