using System.Text.Json;
using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;
using Scheduling.Desk.SetUp;

namespace Scheduling.Desk.Features;

/// <summary>Shows what a clinic's own words would become, keeps them as a new version, or goes back to the shipped ones.</summary>
public static class SaveTemplate
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/clinics/{clinicId}/set-up/templates/{kind}/{language}", Handle);

    static async Task<IResult> Handle(string clinicId, string kind, string language, HttpContext http, ClinicApi api)
    {
        var address = TemplateAddress.Of(kind, language, http);
        var here = await Here.At(http, api, clinicId) with { Path = $"/clinics/{clinicId}{address.Page}" };
        var form = await TypedForm.Read(http, here.Clinic);
        var (what, preview) = (form.Text("do"), (TemplatePreview?)null);
        var problem = await form.Tried(async typed =>
        {
            if (what == "ship") return (await api.Delete(http, address.Api(clinicId))).Problem;
            if (what == "save") return (await api.Put<JsonElement>(http, address.Api(clinicId), new { text = typed.Text("text") ?? "" }, typed.Number("version") is > 0 and var seen ? seen : null)).Problem;
            var tried = await ShowTemplate.Preview(http, api, clinicId, address, typed.Text("text") ?? "");
            preview = tried.Value;
            return tried.Problem;
        });
        return problem is null && preview is null ? Show.Next(Said.At(here.Path, what == "ship" ? "shipped" : "saved"))
            : await ShowTemplate.Page(here, address, http, api, form.Refused("template", problem ?? ApiProblem.Of("", "")), problem, preview);
    }
}
