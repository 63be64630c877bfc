using Scheduling.Desk.SignIn;

namespace Scheduling.Desk.Features;

/// <summary>Ends the session in this browser.</summary>
public static class SignOut
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/sign-out", Handle);

    static async Task<IResult> Handle(HttpContext http, WebSessions sessions)
    {
        await sessions.End(http.OwnSession().WebSessionId, http.RequestAborted);
        SessionCookie.Clear(http);
        return Show.Next("/sign-in");
    }
}
