using Scheduling.Desk.Pages;
using Scheduling.Desk.SignIn;

namespace Scheduling.Desk.Features;

/// <summary>Shows a person the account and where it is signed in.</summary>
public static class ShowOwnAccount
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/account", Handle);

    static async Task<IResult> Handle(HttpContext http, WebSessions sessions)
    {
        var own = http.OwnSession();
        var all = await sessions.Of(own.AccountId, http.RequestAborted);
        return Show.Page<OwnAccountPage>(new
        {
            Here = Here.Outside(http),
            Own = own.WebSessionId,
            Sessions = (IReadOnlyList<SignedIn>)[.. all.Select(s => new SignedIn { WebSessionId = s.WebSessionId, Browser = Browser(s.Browser), StartedAt = s.StartedAt, SeenAt = s.SeenAt })],
        });
    }

    /// <summary>The one word of it that people know.</summary>
    static string Browser(string agent) =>
        new[] { "Edg", "Firefox", "Chrome", "Safari" }.FirstOrDefault(name => agent.Contains(name, StringComparison.Ordinal)) switch
        {
            "Edg" => "Edge",
            null => "Unknown browser",
            var name => name,
        };
}
