using Scheduling.Desk.Accounts;
using Scheduling.Desk.Api;
using Scheduling.Desk.Pages;
using Scheduling.Platform.Access;

namespace Scheduling.Desk.Features;

/// <summary>Shows an administrator the accounts.</summary>
public static class ShowAccounts
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/accounts", (HttpContext http, AccountStore accounts) => Page(http, accounts));

    internal static async Task<IResult> Page(HttpContext http, AccountStore accounts, ApiProblem? problem = null, string? link = null, string? linkFor = null, IReadOnlyDictionary<string, string>? typed = null)
    {
        RequireAdministrator(http);
        var people = (await accounts.All(http.RequestAborted)).Where(account => Sees(http.Principal(), account)).Select(account => new Person
        {
            AccountId = account.AccountId,
            Name = account.Name,
            DisplayName = account.DisplayName,
            Roles = account.RoleNames,
            Clinics = account.ClinicIds,
            IsClosed = account.ClosedAt is not null,
            State = account.ClosedAt is not null ? "closed" : account.Password is null ? "has a link, no password yet" : "open",
        });
        return Show.Page<AccountsPage>(new
        {
            Here = Here.Outside(http), People = (IReadOnlyList<Person>)[.. people], Problem = problem, Link = link, LinkFor = linkFor, Typed = typed ?? new Dictionary<string, string>(),
        }, problem?.Status ?? 200);
    }

    internal static void RequireAdministrator(HttpContext http)
    {
        if (!http.Principal().Is(Role.Admin)) throw new RefusedByApiException(new() { Status = 403, Title = "Not yours to see", Detail = "This needs the role admin." });
    }

    /// <summary>An administrator of some clinics looks after the accounts of those clinics and knows of no other.</summary>
    internal static bool Sees(Principal who, Account account) => account.ClinicIds.All(who.May);
}
