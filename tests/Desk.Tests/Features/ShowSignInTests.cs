namespace Scheduling.Desk.Tests;

public sealed class ShowSignInTests(SharedDesk shared)
{
    [Fact]
    public async Task Who_is_not_signed_in_is_sent_here_from_every_page_and_told_nothing()
    {
        var clinic = await shared.Clinic();
        using var visitor = clinic.App.Visitor();

        foreach (var path in new[] { "/", "/account", "/accounts", clinic.Base, $"{clinic.Base}/book", $"{clinic.Base}/worklist", "/clinics/no-such-clinic" })
        {
            var answer = await visitor.Get(path);
            Assert.StartsWith("/sign-in?then=", answer.Path, StringComparison.Ordinal);
            Assert.DoesNotContain("Journey", answer.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_sent_to_another_site_afterwards(string then)
    {
        var clinic = await shared.Clinic();

        Assert.Equal("/", (await clinic.Owner.Http.GetAsync($"/sign-in?then={Uri.EscapeDataString(then)}", TestContext.Current.CancellationToken)).Headers.Location?.OriginalString);
    }
}
