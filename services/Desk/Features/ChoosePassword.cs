using Scheduling.Desk.Accounts;
using Scheduling.Desk.Api;
using Scheduling.Desk.Pages;
using Scheduling.Desk.SignIn;

namespace Scheduling.Desk.Features;

/// <summary>Sets the password of who followed a link, ends the account's other sessions, and signs in.</summary>
public static class ChoosePassword
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/sign-in/{secret}", Handle);

    static async Task<IResult> Handle(string secret, HttpContext http, SignInLinks links, WebSessions sessions, DeskDatabase database)
    {
        if (await links.Look(secret, http.RequestAborted) is not { Account: { } account }) return FollowSignInLink.Over(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var password = form["password"].ToString();
        if ((Passwords.Objection(password) ?? (password == form["again"].ToString() ? null : "The two are not the same.")) is { } objection)
        {
            var problem = ApiProblem.Of("Choose another", objection);
            return Show.Page<PasswordPage>(new { Here = Here.Outside(http), Secret = secret, Person = account.DisplayName, account.Name, Problem = problem }, 422);
        }

        var cookie = await database.Write(async unit =>
        {
            if (await links.Use(unit, secret) is not { Account: { } invited }) return null;
            await AccountStore.Update(unit, invited with { Password = Passwords.Hash(invited, password), Failures = 0, LockedUntil = null });
            await WebSessions.EndAll(unit, invited.AccountId);
            return await sessions.Begin(unit, invited.AccountId, http.Request.Headers.UserAgent.ToString());
        }, http.RequestAborted);
        if (cookie is null) return FollowSignInLink.Over(http);
        SessionCookie.Write(http, cookie);
        return Show.Next("/");
    }
}
