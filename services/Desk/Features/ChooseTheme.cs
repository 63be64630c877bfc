namespace Scheduling.Desk.Features;

/// <summary>Keeps whether pages are light or dark in this browser.</summary>
public static class ChooseTheme
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/theme", (Delegate)Handle);

    static async Task<IResult> Handle(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var theme = form["theme"] == "dark" ? "dark" : "light";
        http.Response.Cookies.Append("theme", theme, new() { SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/", MaxAge = TimeSpan.FromDays(365), IsEssential = true, HttpOnly = true });
        return Show.Next(Local.Path(form["back"]));
    }
}
