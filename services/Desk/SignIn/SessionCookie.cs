namespace Scheduling.Desk.SignIn;

/// <summary>The cookie that a signed-in browser sends: out of reach of scripts and of other sites' forms.</summary>
static class SessionCookie
{
    const string Name = "desk";

    public static string? Read(HttpContext http) => http.Request.Cookies[Name];

    public static void Write(HttpContext http, string secret) => http.Response.Cookies.Append(Name, secret, Options(http));

    public static void Clear(HttpContext http) => http.Response.Cookies.Delete(Name, Options(http));

    static CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/", IsEssential = true };
}
