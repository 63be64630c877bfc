using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class AddAccountTests(SharedDesk shared)
{
    [Theory]
    [InlineData("two words", "P", "scheduler", "*", "no spaces")]
    [InlineData("p", " ", "scheduler", "*", "1 to 100 characters")]
    [InlineData("p", "P", "king", "*", "At least one role")]
    [InlineData("p", "P", "scheduler", "L B W", "Clinics are ids")]
    public async Task An_account_that_makes_no_sense_is_not_made(string name, string person, string role, string clinics, string because)
    {
        var clinic = await shared.Clinic();

        var answer = await clinic.Owner.Submit("/accounts", "/accounts", [("name", name), ("displayName", person), ("role", role), ("clinics", clinics)]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(because, answer.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(DeskApp.Engines), MemberType = typeof(DeskApp))]
    public async Task A_name_is_given_once_and_nobody_gives_away_clinics_of_others(string engine)
    {
        var clinic = await shared.Clinic(engine);
        using var admin = await clinic.App.Person(clinic.Owner, $"a-{clinic.Id}", "admin", clinic.Id);

        var twice = await clinic.Owner.Submit("/accounts", "/accounts", [("name", $"A-{clinic.Id}"), ("displayName", "P"), ("role", "scheduler"), ("clinics", "*")]);
        var others = await admin.Submit("/accounts", "/accounts", [("name", "x"), ("displayName", "P"), ("role", "scheduler"), ("clinics", "*")]);

        Assert.Contains("signs in with that name already", twice.Text, StringComparison.Ordinal);
        Assert.Contains("that are not theirs", others.Text, StringComparison.Ordinal);
    }
}
