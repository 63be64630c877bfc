using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;
using Scheduling.Desk.Pages;
using Scheduling.Desk.SetUp;

namespace Scheduling.Desk.Features;

/// <summary>Shows the words of one kind of text, what they become on an ordinary visit, and the versions before.</summary>
public static class ShowTemplate
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/clinics/{clinicId}/set-up/templates/{kind}/{language}", async (string clinicId, string kind, string language, HttpContext http, ClinicApi api) =>
        await Page(await Here.At(http, api, clinicId), TemplateAddress.Of(kind, language, http), http, api));

    internal static async Task<IResult> Page(Here here, TemplateAddress address, HttpContext http, ClinicApi api, RefusedForm? typed = null, ApiProblem? problem = null, TemplatePreview? preview = null)
    {
        var template = await Known(() => api.Get<Template>(http, address.Api(here.Clinic!.Id)));
        // An older version is looked at, and may be saved again as the newest.
        var old = int.TryParse(http.Request.Query["version"], out var version) && version > 0 && version < template.Version
            ? await api.Find<Template>(http, address.Api(here.Clinic!.Id, version)) : null;
        preview ??= problem is null ? (await Preview(http, api, here.Clinic!.Id, address, (old ?? template).Text)).Value : null;
        var protocols = await api.List<Protocol>(http, $"v1/clinics/{here.Clinic!.Id}/protocols");
        return Show.Page<TemplatePage>(
            new { Here = here, Address = address, Template = template, Old = old, Preview = preview, Protocols = protocols, Typed = typed, Problem = problem }, problem?.Status ?? 200);
    }

    internal static Task<ApiAnswer<TemplatePreview>> Preview(HttpContext http, ClinicApi api, string clinicId, TemplateAddress address, string text) =>
        api.Post<TemplatePreview>(http, $"v1/clinics/{clinicId}/templates/preview", new { kind = address.Kind, language = address.Language, text }, once: null);

    /// <summary>A kind or language of which there is none has no page.</summary>
    static async Task<Template> Known(Func<Task<Template>> read)
    {
        try { return await read(); }
        catch (RefusedByApiException refused) when (refused.Problem.Status == 400) { throw ShowDay.NotThere(); }
    }
}
