using System.Text.Json;
using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;
using Scheduling.Desk.SetUp;
using Scheduling.Platform.Http;

namespace Scheduling.Desk.Features;

/// <summary>Makes a new version of a protocol, or a protocol of the clinic's own out of another. Running courses keep theirs.</summary>
public static class SaveProtocol
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/set-up/protocols/{protocolId}", Handle);

    static async Task<IResult> Handle(string clinicId, string protocolId, HttpContext http, ClinicApi api)
    {
        if (!SlugAttribute.Matches(protocolId)) throw ShowDay.NotThere();
        var here = await Here.At(http, api, clinicId) with { Path = $"/clinics/{clinicId}/set-up/protocols/{protocolId}" };
        var form = await TypedForm.Read(http, here.Clinic);
        var id = form.Text("id") ?? protocolId;
        var problem = await form.Tried(async typed =>
        {
            if (!SlugAttribute.Matches(id)) throw TypedForm.Unreadable("id", "must have 1 to 64 characters of a-z, 0-9 and '-', beginning with a letter or a digit");
            var body = ProtocolText.Read(typed.Text("protocol") ?? "");
            body["id"] = id;
            var path = $"v1/clinics/{clinicId}/protocols/{id}";
            return id != protocolId && await api.Find<Protocol>(http, path) is not null
                ? ApiProblem.Of("The protocol was not made", "Another protocol has that id. Open it to change it, or choose another id.")
                : (await api.Put<JsonElement>(http, path, body, id == protocolId ? typed.Number("version") : null)).Problem;
        });
        return problem is null ? Show.Next($"{here.Base}/set-up/protocols/{id}?done=saved") : await ShowProtocol.Page(here, protocolId, http, api, form.Refused("protocol", problem));
    }
}
