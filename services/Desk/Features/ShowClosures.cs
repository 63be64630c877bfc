using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;
using Scheduling.Desk.Pages;

namespace Scheduling.Desk.Features;

/// <summary>Shows the closures that are not over, and the form that tries one before it is made.</summary>
public static class ShowClosures
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/clinics/{clinicId}/set-up/closures", async (string clinicId, HttpContext http, ClinicApi api) =>
        await Page(await Here.At(http, api, clinicId), http, api));

    internal static async Task<IResult> Page(
        Here here, HttpContext http, ClinicApi api, RefusedForm? typed = null, ApiProblem? problem = null, Closure? tried = null, Closure? made = null, IReadOnlyDictionary<string, string>? names = null)
    {
        var closures = await api.List<Closure>(http, $"v1/clinics/{here.Clinic!.Id}/closures?from={here.Today:yyyy-MM-dd}&to={here.Today.AddDays(365):yyyy-MM-dd}");
        return Show.Page<ClosuresPage>(
            new { Here = here, Closures = (IReadOnlyList<Closure>)[.. closures.OrderBy(closure => closure.From)], Typed = typed, Problem = problem, Tried = tried, Made = made, Names = names ?? new Dictionary<string, string>() },
            problem?.Status ?? 200);
    }
}
