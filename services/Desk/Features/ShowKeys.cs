using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;
using Scheduling.Desk.Pages;

namespace Scheduling.Desk.Features;

/// <summary>Shows an administrator the keys with which programs sign in.</summary>
public static class ShowKeys
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/keys", (HttpContext http, ClinicApi api) => Page(http, api));

    internal static async Task<IResult> Page(HttpContext http, ClinicApi api, RefusedForm? refused = null, ApiKey? made = null) => Show.Page<KeysPage>(
        new { Here = Here.Outside(http), Keys = await api.List<ApiKey>(http, "v1/api-keys"), Refused = refused, Made = made }, refused?.Problem.Status ?? 200);
}
