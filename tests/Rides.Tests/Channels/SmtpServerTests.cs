using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests.Channels;

public sealed class SmtpServerTests
{
    static Task<Stage> Open(string engine, MailServerStub server, string user = "", string more = "") =>
        Stage.Open(engine, "2027-01-11", settings: $"--Scheduling:Messages:Email=smtp://{user}127.0.0.1:{server.Port}?from=visits%40lbw.example --Scheduling:PublicUrl=https://lbw.example{more}");

    static async Task Contact(Stage stage, string patientId = "pt-1", string email = "a@example.org", string language = "en", string phone = "", string channels = "\"email\"")
    {
        using var answer = await stage.Put($"/v1/clinics/lbw/patients/{patientId}/contact",
            $$"""{ "displayName": "A", "email": "{{email}}"{{phone}}, "language": "{{language}}", "channels": [{{channels}}] }""");
        Assert.True(answer.IsSuccessStatusCode);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task An_email_says_the_same_as_text_and_as_HTML_and_brings_the_visit_as_a_calendar_file(string engine)
    {
        await using var server = MailServerStub.Open();
        await using var stage = await Open(engine, server);
        await Contact(stage);
        var booked = Booked("2027-01-12");
        await stage.Happens(Clinic(), booked);
        await stage.Until("2027-01-11", "11:00");

        var mail = Assert.Single(server.Mails);
        var reminder = Assert.Single(await stage.Reminders());
        Assert.Equal(("a@example.org", "LBW <visits@lbw.example>", "LBW: about your visits"), (mail.To, mail.Header("From"), mail.Header("Subject")));
        Assert.Equal($"<{reminder.Text("reminderId")}@lbw.example>", mail.Header("Message-ID"));
        Assert.Equal("Mon, 11 Jan 2027 10:00:00 -0800", mail.Header("Date"));
        var text = mail.Part("text/plain");
        Assert.StartsWith("LBW: visit tomorrow 10:00am. No food after 8:15am", text, StringComparison.Ordinal);
        var link = text[text.IndexOf("https://lbw.example/p/", StringComparison.Ordinal)..];
        Assert.Contains($"""<a href="{link}">""", mail.Part("text/html"), StringComparison.Ordinal);
        var calendar = mail.Part("text/calendar");
        Assert.Contains($"UID:{booked.SessionId}\r\n", calendar, StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=America/Los_Angeles:20270112T100000\r\n", calendar, StringComparison.Ordinal);
        Assert.All(mail.Text.Split("\r\n"), line => Assert.True(line.Length <= 200 && line.All(char.IsAscii)));
        // The link opens the patient's page, so that it is kept nowhere.
        Assert.DoesNotContain("/p/", reminder.Text("body"), StringComparison.Ordinal);
        Assert.DoesNotContain("https://lbw.example", string.Join(' ', await stage.Query<string>("SELECT body FROM reminders WHERE body IS NOT NULL")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_is_encrypted_when_that_is_offered_before_the_password_is_said()
    {
        await using var server = MailServerStub.Open(offersEncryption: true);
        await using var stage = await Open("sqlite", server, user: "lbw:s3cret@");
        await Contact(stage, language: "es");
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        await stage.Until("2027-01-11", "11:00");

        var mail = Assert.Single(server.Mails);
        Assert.True(mail.WasEncrypted);
        Assert.Equal("encrypted lbw s3cret", server.Password);
        Assert.Contains("cita mañana 10:00am", mail.Part("text/plain"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task An_address_that_is_refused_for_good_stops_nobody_and_is_a_persons_to_call(string engine)
    {
        await using var server = MailServerStub.Open();
        server.Recipient = to => to == "a@example.org" ? 550 : 250;
        await using var stage = await Open(engine, server);
        await Contact(stage);
        await Contact(stage, "pt-2", "b@example.org");
        await stage.Happens(Clinic(), Booked("2027-01-12"), Booked("2027-01-12", "13:00", patientId: "pt-2"));
        await stage.Until("2027-01-11", "12:00");

        Assert.Equal("b@example.org", Assert.Single(server.Mails).To);
        Assert.Equal("email refused", string.Join(' ', (await stage.Events("reminder.failed.v1")).Select(e => $"{e.Text("channel")} {e.Text("reason")}")));
        Assert.Equal(["pt-1 message-failed refused open"], await stage.Tasks());
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_server_that_is_busy_or_gone_is_tried_again(string engine)
    {
        await using var server = MailServerStub.Open();
        server.Recipient = _ => 450;
        await using var stage = await Open(engine, server);
        await Contact(stage);
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        await stage.Until("2027-01-11", "10:30");
        Assert.Empty(server.Mails);
        Assert.InRange(server.Conversations, 3, 30);

        server.Recipient = _ => 250;
        await stage.Until("2027-01-11", "10:40");

        Assert.Single(server.Mails);
        Assert.Equal("sent", Assert.Single(await stage.Reminders()).Text("status"));
    }

    [Fact]
    public async Task A_mail_whose_end_was_not_heard_of_goes_again_as_the_same_mail()
    {
        await using var server = MailServerStub.Open();
        server.BreaksOff = () => server.Mails.Count == 1;
        await using var stage = await Open("sqlite", server);
        await Contact(stage);
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        await stage.Until("2027-01-11", "10:05");

        Assert.Equal(2, server.Mails.Count);
        Assert.Single(server.Mails.Select(mail => mail.Header("Message-ID")).Distinct());
    }
}
