using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class ChoosePasswordTests(SharedDesk shared)
{
    [Theory]
    [InlineData("short", "short", "at least 12 characters")]
    [InlineData("aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "more than three different characters")]
    [InlineData("correct horse battery", "correct horse batterie", "not the same")]
    public async Task A_poor_password_is_refused_and_the_link_still_works(string password, string again, string because)
    {
        var clinic = await shared.Clinic();
        var made = await clinic.Owner.Submit("/accounts", "/accounts", [("name", $"lee-{clinic.Id}"), ("displayName", "Lee"), ("role", "scheduler"), ("clinics", "*")]);
        var link = System.Text.RegularExpressions.Regex.Match(made.Text, "/sign-in/[A-Za-z0-9_-]{43}").Value;
        using var browser = clinic.App.Visitor();

        var refused = await browser.Submit(link, link, [("password", password), ("again", again)]);
        var chosen = await browser.Submit(link, link, [("password", DeskApp.Password), ("again", DeskApp.Password)]);
        var twice = await browser.Get(link);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(because, refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, chosen.Status);
        Assert.Contains("Lee", chosen.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, twice.Status);
    }
}
