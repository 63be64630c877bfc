using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class ShowAccountsTests(SharedDesk shared)
{
    [Fact]
    public async Task Only_an_administrator_sees_accounts_and_only_those_of_the_own_clinics()
    {
        var (one, two) = (await shared.Clinic(), await shared.Clinic());
        using var scheduler = await one.App.Person(one.Owner, $"plain-{one.Id}", "scheduler", one.Id);
        using var other = await one.App.Person(one.Owner, $"other-{one.Id}", "scheduler", two.Id);
        using var admin = await one.App.Person(one.Owner, $"admin-{one.Id}", "admin", one.Id);

        Assert.Equal(HttpStatusCode.Forbidden, (await scheduler.Get("/accounts")).Status);
        var page = (await admin.Get("/accounts")).Text;
        Assert.Contains($"plain-{one.Id}", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"other-{one.Id}", page, StringComparison.Ordinal);
    }
}
