using Scheduling.Desk.Pages;
using Scheduling.Desk.SignIn;

namespace Scheduling.Desk.Features;

/// <summary>Lets in who follows a link: the owner at once, anybody else after choosing a password.</summary>
public static class FollowSignInLink
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/sign-in/{secret}", Handle);

    static async Task<IResult> Handle(string secret, HttpContext http, SignInLinks links, WebSessions sessions, DeskDatabase database)
    {
        if (await links.Look(secret, http.RequestAborted) is { Account: { } account })
            return Show.Page<PasswordPage>(new { Here = Here.Outside(http), Secret = secret, Person = account.DisplayName, account.Name });

        var cookie = await database.Write(async unit =>
            await links.Use(unit, secret) is null ? null : await sessions.Begin(unit, account: null, http.Request.Headers.UserAgent.ToString()), http.RequestAborted);
        if (cookie is null) return Over(http);
        SessionCookie.Write(http, cookie);
        return Show.Next("/");
    }

    /// <summary>Used, old or never made: which of them is not said.</summary>
    internal static IResult Over(HttpContext http) => Show.Page<Sorry>(
        new { Here = Here.Outside(http), Title = "This link is used up", Detail = "Each link works once, within a day. An administrator can make another; where the program is started, each start prints one." }, 404);
}
