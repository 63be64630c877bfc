using System.Net;

namespace Scheduling.Desk.Tests;

public sealed class ShowTemplateTests(SharedDesk shared)
{
    [Fact]
    public async Task The_words_stand_beside_what_a_patient_would_read()
    {
        var clinic = await shared.Clinic();
        await clinic.Until($"{clinic.Base}/set-up/templates/t-1/en", answer => answer.Text.Contains("LBW", StringComparison.Ordinal));

        var page = await clinic.Owner.Get($"{clinic.Base}/set-up/templates/t-1/en");

        Assert.Contains("These are the shipped words.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Must have {sender}, {phone}, {stop}, {when}, {keep}, {question}", page.Text, StringComparison.Ordinal);
        Assert.Contains("of 160 characters", page.Text, StringComparison.Ordinal);
    }

    [Theory, InlineData("t-9/en"), InlineData("t-1/fr"), InlineData("t-1/en?protocol=%3Cb%3E")]
    public async Task A_text_that_there_is_not_has_no_page(string address)
    {
        var clinic = await shared.Clinic();

        Assert.Equal(HttpStatusCode.NotFound, (await clinic.Owner.Get($"{clinic.Base}/set-up/templates/{address}")).Status);
    }
}
