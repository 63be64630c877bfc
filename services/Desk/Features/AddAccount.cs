using Scheduling.Desk.Accounts;
using Scheduling.Desk.Api;
using Scheduling.Desk.SignIn;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.Desk.Features;

/// <summary>Makes an account and the link with which its person chooses a password, which no administrator ever knows.</summary>
public static class AddAccount
{
    public static void Map(IEndpointRouteBuilder pages) => pages.MapPost("/accounts", Handle);

    static async Task<IResult> Handle(HttpContext http, AccountStore accounts, SignInLinks links, OwnAddress address, DeskDatabase database)
    {
        ShowAccounts.RequireAdministrator(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var typed = form.ToDictionary(field => field.Key, field => field.Value.ToString());
        var name = form["name"].ToString().Trim().ToLowerInvariant();
        var person = form["displayName"].ToString().Trim();
        var roles = form["role"].OfType<string>().Where(role => WireName.TryParse<Role>(role, out _)).Distinct().ToList();
        var clinics = form["clinics"].ToString().Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        if (Objection(name, person, roles, clinics, http.Principal()) is { } objection)
            return await ShowAccounts.Page(http, accounts, ApiProblem.Of("The account was not made", objection), typed: typed);

        var link = await database.Write(async unit =>
        {
            var account = new Account
            {
                AccountId = Guid.CreateVersion7(unit.Now),
                Name = name,
                DisplayName = person,
                Roles = string.Join(' ', roles),
                Clinics = string.Join(' ', clinics),
                CreatedAt = unit.Now,
                Version = 1,
            };
            return await AccountStore.Insert(unit, account) ? await links.Make(unit, account.AccountId) : null;
        }, http.RequestAborted);
        return link is null
            ? await ShowAccounts.Page(http, accounts, ApiProblem.Of("The account was not made", "Somebody signs in with that name already."), typed: typed)
            : await ShowAccounts.Page(http, accounts, link: $"{address.Public()}/sign-in/{link}", linkFor: person);
    }

    static string? Objection(string name, string person, IReadOnlyList<string> roles, IReadOnlyList<string> clinics, Principal maker) =>
        name.Length is 0 or > 64 || name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) ? "The name to sign in with has 1 to 64 characters and no spaces."
        : person.Length is 0 or > 100 ? "The person's name has 1 to 100 characters."
        : roles.Count == 0 ? "At least one role is needed."
        : clinics.Count == 0 || (clinics is not [Principal.AllClinics] && !clinics.All(SlugAttribute.Matches)) ? "Clinics are ids with spaces between, or * alone."
        : clinics.Any(clinic => !maker.May(clinic)) ? "Nobody can give clinics away that are not theirs."
        : null;
}
