using Scheduling.Desk.Forms;
using Scheduling.Desk.Pages;

namespace Scheduling.Desk.Features;

/// <summary>Shows the form for a clinic that is not there yet.</summary>
public static class ShowNewClinic
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/new-clinic", (HttpContext http) => Page(http, refused: null));

    internal static IResult Page(HttpContext http, RefusedForm? refused)
    {
        ShowAccounts.RequireAdministrator(http);
        return Show.Page<NewClinicPage>(new { Here = Here.Outside(http), Refused = refused }, refused?.Problem.Status ?? 200);
    }
}
