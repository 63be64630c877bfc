using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class ShowTemplatesTests(SharedDesk shared)
{
    [Fact]
    public async Task Every_text_is_listed_in_every_language_and_another_clinics_are_not_there()
    {
        var (clinic, other) = (await shared.Clinic(), await shared.Clinic());
        using var person = await clinic.App.Person(clinic.Owner, $"texts-{clinic.Id}", "scheduler", clinic.Id);

        var page = await person.Get($"{clinic.Base}/set-up/templates");

        Assert.Contains("Visit the next day English shipped {sender}", page.Text, StringComparison.Ordinal);
        Assert.Contains("Visit the next day Spanish shipped {sender}", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await person.Get($"{other.Base}/set-up/templates")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await person.Get($"{other.Base}/set-up/templates/t-1/en")).Status);
    }
}
