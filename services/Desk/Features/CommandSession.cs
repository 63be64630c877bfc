using System.Text.Json;
using Scheduling.Desk.Api;
using Scheduling.Desk.Sessions;
using Scheduling.Platform.Access;

namespace Scheduling.Desk.Features;

/// <summary>Gives a command on a session from a form, and shows a refusal beside the form that asked.</summary>
public static class CommandSession
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/sessions/{sessionId}/{command}", Handle);

    static async Task<IResult> Handle(string clinicId, Guid sessionId, string command, HttpContext http, ClinicApi api, PatientNames names)
    {
        if (!SessionBody.Commands.Contains(command)) throw ShowDay.NotThere();
        var here = await Here.At(http, api, clinicId);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var path = $"v1/clinics/{clinicId}/sessions/{sessionId}";
        var session = await api.Get<Session>(http, path);
        var day = session.Date ?? here.Today;

        var problem = await Send();
        var back = Local.Path(form["back"], $"{here.Base}/sessions/{sessionId}");
        if (problem is null) return Show.Next(Said.At(back, command));

        var refused = new RefusedCommand { SessionId = sessionId, Command = command, Problem = problem, Typed = form.ToDictionary(field => field.Key, field => field.Value.ToString()) };
        return form["from"] == "board"
            ? await ShowDay.Page(here with { Path = back }, day, http, api, names, refused)
            : await ShowSession.Page(here with { Path = back }, sessionId, http, api, names, refused);

        async Task<ApiProblem?> Send()
        {
            try
            {
                var body = new SessionBody(form, here.Clinic!, day, http.Principal().Name).Of(command, here.Now);
                return (await api.Post<JsonElement>(http, $"{path}/{command}", body, form["once"])).Problem;
            }
            catch (RefusedByApiException unreadable) { return unreadable.Problem; }
        }
    }
}
