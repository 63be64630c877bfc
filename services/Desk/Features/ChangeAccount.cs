using Scheduling.Desk.Accounts;
using Scheduling.Desk.Api;
using Scheduling.Desk.SignIn;
using Scheduling.Platform.Access;

namespace Scheduling.Desk.Features;

/// <summary>Closes an account, opens it again, or makes a new link for it.</summary>
public static class ChangeAccount
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/accounts/{accountId}", Handle);

    static async Task<IResult> Handle(Guid accountId, HttpContext http, AccountStore accounts, SignInLinks links, OwnAddress address, DeskDatabase database)
    {
        ShowAccounts.RequireAdministrator(http);
        var what = (await http.Request.ReadFormAsync(http.RequestAborted))["do"].ToString();
        var (account, link) = await database.Write(async unit =>
        {
            var found = await AccountStore.Find(unit, accountId) is { } there && ShowAccounts.Sees(http.Principal(), there) ? there
                : throw new RefusedByApiException(new() { Status = 404, Title = "Not found", Detail = "There is no such account." });
            if (what == "link" && found.ClosedAt is null) return (found, (string?)await links.Make(unit, accountId));
            await AccountStore.Update(unit, found with { ClosedAt = what == "open" ? null : what == "close" ? unit.Now : found.ClosedAt });
            if (what == "close") await WebSessions.EndAll(unit, accountId);
            return (found, null);
        }, http.RequestAborted);
        return link is null ? Show.Next("/accounts?done=saved") : await ShowAccounts.Page(http, accounts, link: $"{address.Public()}/sign-in/{link}", linkFor: account.DisplayName);
    }
}
