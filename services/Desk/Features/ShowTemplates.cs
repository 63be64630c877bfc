using Scheduling.Desk.Api;
using Scheduling.Desk.Pages;

namespace Scheduling.Desk.Features;

/// <summary>Lists the words of every kind of text in every language.</summary>
public static class ShowTemplates
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/clinics/{clinicId}/set-up/templates", async (string clinicId, HttpContext http, ClinicApi api) =>
        Show.Page<TemplatesPage>(new { Here = await Here.At(http, api, clinicId), Templates = await api.List<Template>(http, $"v1/clinics/{clinicId}/templates") }));
}
