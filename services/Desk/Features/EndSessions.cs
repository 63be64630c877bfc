using Scheduling.Desk.SignIn;

namespace Scheduling.Desk.Features;

/// <summary>Signs a person out in one browser, or everywhere.</summary>
public static class EndSessions
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/account/sessions", Handle);

    static async Task<IResult> Handle(HttpContext http, WebSessions sessions, DeskDatabase database)
    {
        var own = http.OwnSession();
        var which = (await http.Request.ReadFormAsync(http.RequestAborted))["session"].ToString();
        if (which == "all")
        {
            await database.Write(unit => WebSessions.EndAll(unit, own.AccountId), http.RequestAborted);
        }
        else if (Guid.TryParse(which, out var one) && (await sessions.Of(own.AccountId, http.RequestAborted)).Any(session => session.WebSessionId == one))
        {
            await sessions.End(one, http.RequestAborted);
            if (one != own.WebSessionId) return Show.Next("/account?done=ended");
        }
        else
        {
            return Show.Next("/account");
        }
        SessionCookie.Clear(http);
        return Show.Next("/sign-in");
    }
}
