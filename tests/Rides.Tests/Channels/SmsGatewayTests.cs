using System.Net;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests.Channels;

public sealed class SmsGatewayTests
{
    static Task<Stage> Open(string engine, GatewayStub gateway, string day = "2027-01-11") => Stage.Open(engine, day, settings: $"--Scheduling:Messages:Sms={gateway.Address}");

    static Task ContactWithEmail(Stage stage, string patientId = "pt-1", string phone = "+15625550123") => stage.Put(
        $"/v1/clinics/lbw/patients/{patientId}/contact",
        $$"""{ "displayName": "A", "phone": "{{phone}}", "email": "a@example.org", "channels": ["sms", "email"] }""");

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_text_is_handed_over_with_its_sender_and_its_own_id_as_the_key(string engine)
    {
        await using var gateway = await GatewayStub.Open();
        await using var stage = await Stage.Open(engine, "2027-01-11", settings: $"--Scheduling:Messages:Sms={new UriBuilder(gateway.Address) { UserName = "lbw", Password = "s3cret" }.Uri}");
        await stage.Contact();
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        await stage.Until("2027-01-11", "11:00");

        var text = Assert.Single(gateway.Requests);
        var reminder = (await stage.Reminders("status=sent")).Single();
        Assert.Equal(reminder.Text("reminderId"), text.Key);
        Assert.Equal($$"""{"id":"{{text.Key}}","from":"+15625550101","to":"+15625550123","body":"{{reminder.Text("body")}}"}""", text.Body.GetRawText().Replace("\\u0027", "'", StringComparison.Ordinal));
        Assert.Equal("Basic " + Convert.ToBase64String("lbw:s3cret"u8), text.Authorization);
        Assert.Empty(stage.Sent());
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_gateway_that_is_down_for_an_hour_loses_nothing_and_nobody_is_told_twice(string engine)
    {
        await using var gateway = await GatewayStub.Open();
        gateway.Rule = _ => new(HttpStatusCode.ServiceUnavailable);
        await using var stage = await Open(engine, gateway);
        for (var i = 0; i < 20; i++) await stage.Contact($"pt-{i}", $"+1562555{1000 + i}");
        await stage.Happens([Clinic(), .. Enumerable.Range(0, 20).Select(i => Booked("2027-01-12", patientId: $"pt-{i}"))]);

        await stage.Until("2027-01-11", "11:00");
        Assert.Empty(gateway.Texts);
        Assert.InRange(gateway.Requests.Count, 20 * 5, 20 * 40);
        Assert.All(await stage.Reminders("status=planned"), r => Assert.Equal("t-1", r.Text("kind")));
        gateway.Rule = _ => null;
        await stage.Until("2027-01-11", "11:10");

        Assert.Equal(20, gateway.Texts.Select(text => text.To).Distinct().Count());
        Assert.Equal(20, gateway.Texts.Count);
        Assert.Equal(20, (await stage.Reminders("status=sent")).Count);
        Assert.Empty(await stage.Events("reminder.failed.v1"));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_gateway_that_asks_to_be_left_alone_is_left_alone_so_long(string engine)
    {
        await using var gateway = await GatewayStub.Open();
        gateway.Rule = request => request.Number == 1 ? new(HttpStatusCode.TooManyRequests, RetryAfter: 1800) : null;
        await using var stage = await Open(engine, gateway);
        await stage.Contact();
        await stage.Happens(Clinic(), Booked("2027-01-12"));

        await stage.Until("2027-01-11", "10:29");
        Assert.Single(gateway.Requests);
        await stage.Until("2027-01-11", "10:31");

        Assert.Single(gateway.Texts);
        Assert.Equal(2, gateway.Requests.Count);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_gateway_that_takes_a_text_and_breaks_off_is_sent_it_again_under_the_same_key(string engine)
    {
        await using var gateway = await GatewayStub.Open();
        gateway.Rule = request => request.Number <= 2 ? GatewayStub.Answer.TakenAndBrokenOff : null;
        await using var stage = await Open(engine, gateway);
        await stage.Contact();
        await stage.Happens(Clinic(), Booked("2027-01-12"));

        await stage.Until("2027-01-11", "10:05");

        Assert.Equal(3, gateway.Requests.Count);
        Assert.Equal(Assert.Single(gateway.Texts).Key, Assert.Single(gateway.Requests.Select(request => request.Key).Distinct()));
        Assert.Single(gateway.Requests.Select(request => request.Words).Distinct());
        Assert.Equal("sent", Assert.Single(await stage.Reminders()).Text("status"));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task What_may_have_left_is_not_sent_again_when_the_visit_has_changed_and_not_told_by_email_either(string engine)
    {
        await using var gateway = await GatewayStub.Open();
        gateway.Rule = _ => GatewayStub.Answer.TakenAndBrokenOff;
        await using var stage = await Open(engine, gateway);
        await ContactWithEmail(stage);
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        await stage.Until("2027-01-11", "10:01");
        await stage.Post("/v1/clinics/lbw/opt-outs", """{ "number": "+15625550123", "source": "phone", "by": "m.garcia" }""");
        var requests = gateway.Requests.Count;

        await stage.Until("2027-01-11", "14:00");

        Assert.Equal(requests, gateway.Requests.Count);
        Assert.Empty(stage.Sent());
        Assert.Equal("failed unconfirmed", string.Join(' ', (await stage.Reminders()).Where(r => r.Text("kind") == "t-1").Select(r => $"{r.Text("status")} {r.Text("reason")}")));
        Assert.Equal("message-failed unconfirmed", string.Join(' ', (await stage.Items("/v1/clinics/lbw/patient-tasks")).Select(t => $"{t.Text("kind")} {t.Text("reason")}")));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task One_bad_number_stops_nobody_and_its_patient_gets_the_email(string engine)
    {
        await using var gateway = await GatewayStub.Open();
        gateway.Rule = request => request.To == "+15625550123" ? new(HttpStatusCode.UnprocessableEntity) : null;
        await using var stage = await Open(engine, gateway);
        await ContactWithEmail(stage);
        await stage.Contact("pt-2", "+15625550124");
        await stage.Happens(Clinic(), Booked("2027-01-12"), Booked("2027-01-12", patientId: "pt-2"), Booked("2027-01-19", week: 2));

        await stage.Until("2027-01-11", "11:00");
        Assert.Equal("+15625550124", Assert.Single(gateway.Texts).To);
        Assert.Equal("email a@example.org t-1", string.Join(' ', stage.Sent().Select(m => $"{m.Text("channel")} {m.Text("to")} {m.Text("kind")}")));
        Assert.Equal("t-1 sms invalid-number", string.Join(' ', (await stage.Events("reminder.failed.v1")).Select(e => $"{e.Text("kind")} {e.Text("channel")} {e.Text("reason")}")));
        Assert.True((await stage.Get("/v1/clinics/lbw/patients/pt-1/contact")).GetProperty("isPhoneDead").GetBoolean());

        // The number stays dead: the next one goes by e-mail at once.
        var requests = gateway.Requests.Count;
        await stage.Until("2027-01-18", "11:00");
        Assert.Equal(requests, gateway.Requests.Count);
        Assert.Contains("2027-01-18T10:00 t-1", stage.SentLines());
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_bad_number_with_no_other_channel_is_a_persons_to_call_until_there_is_another_number(string engine)
    {
        await using var gateway = await GatewayStub.Open();
        gateway.Rule = request => request.To == "+15625550123" ? new(HttpStatusCode.UnprocessableEntity) : null;
        await using var stage = await Open(engine, gateway);
        await stage.Contact();
        await stage.Happens(Clinic(), Booked("2027-01-12"));

        await stage.Until("2027-01-11", "11:00");
        Assert.Equal("message-failed dead-number", string.Join(' ', (await stage.Items("/v1/clinics/lbw/patient-tasks")).Select(t => $"{t.Text("kind")} {t.Text("reason")}")));
        await stage.Contact(phone: "+15625550199");
        await stage.Until("2027-01-11", "12:00");

        Assert.Equal("+15625550199", Assert.Single(gateway.Texts).To);
        Assert.False((await stage.Get("/v1/clinics/lbw/patients/pt-1/contact")).GetProperty("isPhoneDead").GetBoolean());
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_gateway_that_stays_away_leaves_it_to_the_email_in_good_time(string engine)
    {
        await using var gateway = await GatewayStub.Open();
        gateway.Rule = _ => new(HttpStatusCode.ServiceUnavailable);
        await using var stage = await Open(engine, gateway);
        await ContactWithEmail(stage);
        await stage.Happens(Clinic(), Booked("2027-01-12"));

        await stage.Until("2027-01-11", "11:55");
        Assert.Empty(stage.Sent());
        await stage.Until("2027-01-11", "12:10");

        Assert.Equal("t-1", Assert.Single(stage.Sent()).Text("kind"));
        gateway.Rule = _ => null;
        await stage.Until("2027-01-12", "09:30");
        Assert.DoesNotContain(gateway.Texts, text => text.Words.StartsWith("LBW: visit", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task What_could_not_leave_before_its_visit_never_leaves_and_a_person_hears_of_it(string engine)
    {
        await using var gateway = await GatewayStub.Open();
        gateway.Rule = _ => new(HttpStatusCode.TooManyRequests);
        await using var stage = await Open(engine, gateway);
        await stage.Contact();
        await stage.Happens(Clinic(), Booked("2027-01-12"));

        await stage.Until("2027-01-12", "10:30");
        gateway.Rule = _ => null;
        await stage.Until("2027-01-13");

        Assert.Empty(gateway.Texts);
        Assert.Contains("t-1 skipped too-late", (await stage.Reminders()).Select(r => $"{r.Text("kind")} {r.Text("status")} {r.Text("reason")}"));
        Assert.Contains("message-failed too-late", (await stage.Items("/v1/clinics/lbw/patient-tasks")).Select(t => $"{t.Text("kind")} {t.Text("reason")}"));
    }
}
