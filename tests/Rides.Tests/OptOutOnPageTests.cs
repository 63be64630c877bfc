using System.Net;
using Scheduling.Rides.Tests.Pages;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class OptOutOnPageTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_channel_is_ended_at_once_and_the_other_used(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Traveller();
        await stage.Happens(Clinic(), Booked("2027-01-13"));
        var page = await browser.Open(await stage.Link());

        var after = await browser.Press(page, "Stop texts");
        await stage.Until("2027-01-13");

        Assert.Contains("You will get no more texts. Your visits stay booked.", after.Text, StringComparison.Ordinal);
        Assert.Contains("Texts to ···0123 are off.", after.Text, StringComparison.Ordinal);
        Assert.Contains("E-mails to a···@example.org are on.", after.Text, StringComparison.Ordinal);
        Assert.NotEmpty(stage.Sent());
        Assert.All(stage.Sent(), message => Assert.Equal("a@example.org", message.Text("to")));
        var entry = Assert.Single(await stage.Items("/v1/clinics/lbw/opt-outs"));
        Assert.Equal("out sms all page the patient's page", $"{entry.Text("action")} {entry.Text("channel")} {entry.Text("scope")} {entry.Text("source")} {entry.Text("by")}");
        Assert.Equal("sms", Assert.Single(await stage.Events("patient.opted-out.v1")).Text("channel"));
    }

    [Fact]
    public async Task Edge_case_59_What_a_guardian_gets_is_ended_for_the_guardians_number()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Contact(more: """, "guardian": { "name": "M. Rivera", "phone": "+15625550177" } """);
        await stage.Happens(Clinic(), Booked("2027-01-13"));
        var page = await browser.Open(await stage.Link());

        var after = await browser.Press(page, "Stop texts");
        await stage.Until("2027-01-13");

        Assert.Contains("Texts to ···0177 are off.", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("0123", after.Text, StringComparison.Ordinal);
        Assert.Equal("+15625550177", Assert.Single(await stage.Items("/v1/clinics/lbw/opt-outs")).Text("number"));
        Assert.Empty(stage.Sent());
    }

    [Fact]
    public async Task Who_has_no_number_on_file_is_asked_to_call()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Put("/v1/clinics/lbw/patients/pt-1/contact", """{ "displayName": "A. Rivera", "email": "a@example.org" }""");
        await stage.Happens(Clinic());

        var page = await browser.Open(await stage.Link());

        Assert.Contains("E-mails to a···@example.org are on. Call us to change that.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Stop e-mails", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressed_twice_it_is_said_once()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Traveller();
        await stage.Happens(Clinic());
        var page = await browser.Open(await stage.Link());

        await browser.Press(page, "Stop e-mails");
        var again = await browser.Press(page, "Stop e-mails");

        Assert.Contains("You will get no more e-mails.", again.Text, StringComparison.Ordinal);
        Assert.Equal("email", Assert.Single(await stage.Items("/v1/clinics/lbw/opt-outs")).Text("channel"));
    }

    [Fact]
    public async Task Only_a_form_of_this_page_for_this_purpose_counts()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Traveller();
        await stage.Happens(Clinic());
        var url = await stage.Link();
        var other = await browser.Open(await stage.Link());
        var page = await browser.Open(url);
        string FormOf(Sheet sheet, string channel) =>
            System.Text.RegularExpressions.Regex.Match(sheet.Body, $"opt-out\">.*?name=\"form\" value=\"([^\"]+)\">.*?value=\"{channel}\"").Groups[1].Value;

        Sheet[] refused =
        [
            await browser.Post($"{url}/opt-out"),
            await browser.Post($"{url}/opt-out", ("channel", "sms")),
            await browser.Post($"{url}/opt-out", ("channel", "sms"), ("form", "")),
            await browser.Post($"{url}/opt-out", ("channel", "sms"), ("form", FormOf(other, "sms"))),
            await browser.Post($"{url}/opt-in", ("channel", "sms"), ("form", FormOf(page, "sms"))),
            await browser.Post($"{url}/opt-out", ("channel", "email"), ("form", FormOf(page, "sms"))),
        ];
        using var json = await stage.Http.PostAsync($"{url}/opt-out", Stage.Body("""{ "channel": "sms" }"""), TestContext.Current.CancellationToken);

        Assert.All(refused, answer => Assert.Equal(HttpStatusCode.BadRequest, answer.Status));
        Assert.All(refused, answer => Assert.Contains("This form is out of date", answer.Text, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.BadRequest, json.StatusCode);
        Assert.Empty(await stage.Items("/v1/clinics/lbw/opt-outs"));
        Assert.NotEmpty(FormOf(page, "sms"));
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Post($"{url}/opt-out", ("channel", "sms"), ("form", FormOf(page, "sms")))).Status);
    }
}
