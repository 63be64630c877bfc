using System.Text.Json.Nodes;
using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;
using Scheduling.Desk.SetUp;

namespace Scheduling.Desk.Features;

/// <summary>Keeps how the clinic is set up. No session moves; those that no longer fit are named.</summary>
public static class SaveClinic
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/set-up", Handle);

    static async Task<IResult> Handle(string clinicId, HttpContext http, ClinicApi api)
    {
        var here = await Here.At(http, api, clinicId);
        var form = await TypedForm.Read(http, here.Clinic);
        var saved = here.Clinic!;
        var problem = await form.Tried(async typed =>
        {
            var body = ClinicForm.Body(typed, await api.Get<JsonObject>(http, $"v1/clinics/{clinicId}"));
            var answer = await api.Put<Clinic>(http, $"v1/clinics/{clinicId}", body, typed.Number("version"));
            saved = answer.Value ?? saved;
            return answer.Problem is { } refused ? refused.InWords(body) : null;
        });
        return ShowSetUp.Page(
            here with { Path = $"{here.Base}/set-up", Clinic = saved, Done = problem is null ? Said.Of("saved") : null }, problem is null ? null : form.Refused("clinic", problem));
    }
}
