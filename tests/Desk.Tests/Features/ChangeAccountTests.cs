using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class ChangeAccountTests(SharedDesk shared)
{
    [Theory, MemberData(nameof(DeskApp.Engines), MemberType = typeof(DeskApp))]
    public async Task A_closed_account_is_signed_out_at_once_and_may_be_opened_again(string engine)
    {
        var clinic = await shared.Clinic(engine);
        using var person = await clinic.App.Person(clinic.Owner, $"gone-{clinic.Id}", "scheduler");
        var id = System.Text.RegularExpressions.Regex.Match((await clinic.Owner.Get("/accounts")).Html, $"gone-{clinic.Id}</td>.*?action=\"/accounts/([0-9a-f-]+)\"", System.Text.RegularExpressions.RegexOptions.Singleline).Groups[1].Value;

        await clinic.Owner.Submit("/accounts", $"/accounts/{id}", [("do", "close")]);

        Assert.StartsWith("/sign-in", (await person.Get("/account")).Path, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Enter()).Status);
        await clinic.Owner.Submit("/accounts", $"/accounts/{id}", [("do", "open")]);
        Assert.Equal(HttpStatusCode.OK, (await Enter()).Status);

        Task<DeskAnswer> Enter() => person.Submit("/sign-in", "/sign-in", [("name", $"gone-{clinic.Id}"), ("password", DeskApp.Password)]);
    }

    [Fact]
    public async Task An_administrator_of_another_clinic_cannot_close_it()
    {
        var (one, two) = (await shared.Clinic(), await shared.Clinic());
        using var person = await one.App.Person(one.Owner, $"safe-{one.Id}", "scheduler", one.Id);
        using var admin = await one.App.Person(one.Owner, $"far-{one.Id}", "admin", two.Id);
        var id = System.Text.RegularExpressions.Regex.Match((await one.Owner.Get("/accounts")).Html, $"safe-{one.Id}</td>.*?action=\"/accounts/([0-9a-f-]+)\"", System.Text.RegularExpressions.RegexOptions.Singleline).Groups[1].Value;

        Assert.Equal(HttpStatusCode.NotFound, (await admin.Submit("/accounts", $"/accounts/{id}", [("do", "close")])).Status);
        Assert.Equal("/account", (await person.Get("/account")).Path);
    }
}
