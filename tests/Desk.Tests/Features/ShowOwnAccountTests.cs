namespace Scheduling.Desk.Tests;

public sealed class ShowOwnAccountTests(SharedDesk shared)
{
    [Fact]
    public async Task A_person_sees_the_own_roles_and_every_browser_that_is_signed_in()
    {
        var clinic = await shared.Clinic();
        using var first = await clinic.App.Person(clinic.Owner, $"own-{clinic.Id}", "scheduler clinician", clinic.Id);
        using var second = clinic.App.Visitor();
        await second.Submit("/sign-in", "/sign-in", [("name", $"own-{clinic.Id}"), ("password", DeskApp.Password)]);

        var page = await first.Get("/account");

        Assert.Contains($"Roles: scheduler, clinician. Clinics: {clinic.Id}.", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, page.Html.Split("name=\"session\" value=\"").Length - 2); // and the one that ends all
        Assert.Contains("(this one)", page.Text, StringComparison.Ordinal);
    }
}
