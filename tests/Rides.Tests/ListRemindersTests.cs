using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class ListRemindersTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_planned_reminder_shows_the_text_it_would_be_and_a_masked_number(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-08", "14:00");
        await stage.Contact();
        var booked = Booked("2027-01-12");
        await stage.Happens(Clinic(), booked, Booked("2027-01-12", "13:00", patientId: "pt-2"));

        var reminder = Assert.Single(await stage.Reminders($"patientId=pt-1&sessionId={booked.SessionId}&status=planned"), r => r.Text("kind") == "t-1");

        Assert.Equal("sms planned +1******0123 null null", $"{reminder.Text("channel")} {reminder.Text("status")} {reminder.Text("to")} {reminder.Text("sentAt")} {reminder.Text("reason")}");
        Assert.Equal("2027-01-11T10:00:00-08:00", reminder.Text("dueAt"));
        Assert.StartsWith("LBW: visit tomorrow 10:00am.", reminder.Text("body"), StringComparison.Ordinal);
        Assert.Equal([booked.SessionId], reminder.GetProperty("sessionIds").EnumerateArray().Select(id => id.GetGuid()));
        Assert.Equal("null", (await stage.Reminders("patientId=pt-2"))[0].Text("to"));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_sent_reminder_shows_what_left(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        await stage.Put("/v1/clinics/lbw/patients/pt-1/contact", """{ "displayName": "A", "email": "anna@example.org", "channels": ["email"] }""");
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        await stage.Until("2027-01-11", "10:00");

        var reminder = Assert.Single(await stage.Reminders("status=sent"));

        Assert.Equal("email a******@example.org 2027-01-11T10:00:00-08:00", $"{reminder.Text("channel")} {reminder.Text("to")} {reminder.Text("sentAt")}");
        // The link to the patient's page opens it for whoever has it: it is in the mail and in no list.
        var left = Assert.Single(stage.Sent()).Text("body");
        Assert.Equal(left[..left.IndexOf(" Your page: http", StringComparison.Ordinal)], reminder.Text("body"));
    }

    [Fact]
    public async Task Pages_follow_each_other()
    {
        await using var stage = await Stage.Open("sqlite");
        await stage.Contact();
        await stage.Happens([Clinic(), .. Induction()]);

        var first = await stage.Get("/v1/clinics/lbw/reminders?limit=10");
        var second = await stage.Get($"/v1/clinics/lbw/reminders?limit=10&cursor={first.Text("nextCursor")}");

        Assert.Equal(["2027-01-25", "2027-01-28"], second.GetProperty("items").EnumerateArray().Select(r => r.Text("dueAt")[..10]));
    }

    [Theory]
    [InlineData("status=lost", "status")]
    [InlineData("patientId=PT", "patientId")]
    [InlineData("sessionId=1", "sessionId")]
    public async Task What_cannot_be_asked_is_refused(string query, string field)
    {
        await using var stage = await Stage.Open("sqlite");
        using var refused = await stage.Http.GetAsync($"/v1/clinics/lbw/reminders?{query}", TestContext.Current.CancellationToken);
        Assert.Equal(field, await refused.Fields());
    }
}
