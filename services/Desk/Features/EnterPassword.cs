using Scheduling.Desk.Accounts;
using Scheduling.Desk.Api;
using Scheduling.Desk.Pages;
using Scheduling.Desk.SignIn;

namespace Scheduling.Desk.Features;

/// <summary>Signs a person in with name and password.</summary>
public static class EnterPassword
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/sign-in", Handle);

    static async Task<IResult> Handle(HttpContext http, Passwords passwords, WebSessions sessions, DeskDatabase database)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (name, password, then) = (form["name"].ToString(), form["password"].ToString(), Local.Path(form["then"]));
        if (await passwords.Check(name, password, http.RequestAborted) is not { } account)
        {
            // Which of the two is wrong, or whether the account is locked, is not said.
            var problem = ApiProblem.Of("That did not work", "Name and password do not belong together, or there were too many attempts. After several wrong ones an account rests for a quarter of an hour.");
            return Show.Page<SignInPage>(new { Here = Here.Outside(http), Then = then, Name = name, Problem = problem }, 401);
        }
        var secret = await database.Write(unit => sessions.Begin(unit, account.AccountId, http.Request.Headers.UserAgent.ToString()), http.RequestAborted);
        SessionCookie.Write(http, secret);
        return Show.Next(then);
    }
}
