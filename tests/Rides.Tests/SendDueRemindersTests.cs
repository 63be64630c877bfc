using System.Net;
using Scheduling.Platform.Hosting;
using Scheduling.Platform.Time;
using Scheduling.Rides.Features;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class SendDueRemindersTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_text_says_what_the_visit_asks_for_in_the_clinics_time_and_leaves_in_the_patients(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-03-08");
        await stage.Contact(more: """, "timeZone": "America/New_York" """);
        var booked = Booked("2027-03-15");
        await stage.Happens(Clinic(), booked);
        await stage.Until("2027-03-15", "07:30");

        var texts = stage.Sent();
        Assert.Equal(["2027-03-12T07:00 weekly-digest", "2027-03-14T09:00 t-1"], stage.SentLines());
        Assert.Equal("2027-03-14T09:00:00-07:00", texts[1].Text("sentAt"));
        Assert.Equal("LBW: visit Mon 3/15 10:00am PT. Ride home needed. Reply Y if ride set, N if not. 562-555-0100. STOP to opt out", texts[0].Text("body"));
        Assert.Equal("LBW: visit tomorrow 10:00am PT. No food after 8:15am, no drinks after 9:45am, no nose spray past 9:15am. Ride home set? Reply Y/N. 562-555-0100. STOP to opt out", texts[1].Text("body"));
        Assert.Equal("+15625550123", texts[1].Text("to"));
        Assert.Equal(["body", "channel", "kind", "reminderId", "sentAt", "sessionIds", "to"], texts[1].EnumerateObject().Select(m => m.Name).Order());
        Assert.Equal([booked.SessionId], texts[1].GetProperty("sessionIds").EnumerateArray().Select(id => id.GetGuid()));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_number_that_two_patients_share_gets_one_text_a_day_and_three_in_seven(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Contact("pt-1");
        await stage.Put("/v1/clinics/lbw/patients/pt-2/contact", """{ "displayName": "B", "phone": "+15625550123", "email": "b@example.org", "channels": ["sms", "email"] }""");
        await stage.Happens([Clinic(), .. Induction(), .. Induction("pt-2")]);
        await stage.Until("2027-02-01");

        var texts = stage.Sent().Where(m => m.Text("channel") == "sms").Select(m => DateOnly.Parse(m.Text("sentAt")[..10])).ToList();
        Assert.Equal(texts.Count, texts.Distinct().Count());
        Assert.All(texts, first => Assert.True(texts.Count(day => day >= first && day < first.AddDays(7)) <= 3));
        // Every reminder of a visit reached its patient: by text, or by e-mail where there is one, and else staff can see that it did not.
        var reminders = await stage.Reminders();
        Assert.Equal(8, reminders.Count(r => r.Text("kind") == "t-1" && r.Text("channel") == "sms" && r.Text("status") == "sent"));
        Assert.All(reminders.Where(r => r.Text("status") == "skipped"), r => Assert.Equal(r.Text("channel") == "staff-call" ? "outside-window" : "budget", r.Text("reason")));
        Assert.Equal(reminders.Count(r => r.Text("status") == "skipped"), (await stage.Events("reminder.skipped.v1")).Count);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task No_text_goes_to_who_refused_texts_and_the_email_goes_instead(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        await stage.Put("/v1/clinics/lbw/patients/pt-1/contact",
            """{ "displayName": "A", "phone": "+15625550123", "email": "a@example.org", "channels": ["sms", "email"], "smsConsent": { "given": false } }""");
        await stage.Contact("pt-2", more: """, "smsConsent": { "given": false } """);
        await stage.Happens(Clinic(), Booked("2027-01-12"), Booked("2027-01-12", "13:00", patientId: "pt-2"));
        await stage.Until("2027-01-11", "14:00");

        var mail = Assert.Single(stage.Sent());
        Assert.Equal("email a@example.org", $"{mail.Text("channel")} {mail.Text("to")}");
        Assert.Equal("no-consent", (await stage.Reminders("patientId=pt-2"))[0].Text("reason"));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_contact_that_comes_after_the_reminder_was_due_is_used_while_there_is_time(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        await stage.Until("2027-01-11", "14:00");
        Assert.Equal("skipped no-contact", string.Join(' ', (await stage.Reminders()).Select(r => $"{r.Text("status")} {r.Text("reason")}")));

        await stage.Contact();
        await stage.Contact(more: """, "language": "es" """);
        await stage.Passes(TimeSpan.FromMinutes(1));

        Assert.Equal("LBW: cita mañana 10:00am.", Assert.Single(stage.Sent()).Text("body")[..25]);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_message_whose_clinic_is_not_known_yet_waits_for_it_and_stops_no_clock(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        await stage.Contact();
        await stage.Happens(Booked("2027-01-12"));
        await stage.Until("2027-01-11", "15:00");
        Assert.Empty(stage.Sent());

        await stage.Happens(Clinic());
        await stage.Passes(TimeSpan.FromSeconds(1));

        Assert.Single(stage.Sent());
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_change_that_no_channel_can_carry_is_a_persons_to_tell(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11", "09:30");
        await stage.Contact();
        var today = Booked("2027-01-12");
        await stage.Happens(Clinic(), today);
        await stage.Until("2027-01-11", "11:00");
        await stage.Happens(today.Cancelled());
        await stage.Until("2027-01-11", "12:00");

        Assert.Equal(["2027-01-11T10:00 t-1"], stage.SentLines());
        var skipped = Assert.Single(await stage.Events("reminder.skipped.v1"));
        Assert.Equal("cancelled budget staff-call", $"{skipped.Text("kind")} {skipped.Text("reason")} {skipped.Text("channel")}");
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_change_exceeds_the_budget_of_who_consented(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11", "09:30");
        await stage.Contact(more: """, "smsConsent": { "given": true, "source": "intake-form", "at": "2026-12-20T17:00:00Z" } """);
        var today = Booked("2027-01-12");
        await stage.Happens(Clinic(), today);
        await stage.Until("2027-01-11", "11:00");
        await stage.Happens(today.Cancelled());
        await stage.Until("2027-01-11", "12:00");

        Assert.Equal(["2027-01-11T10:00 t-1", "2027-01-11T11:03 cancelled"], stage.SentLines());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_crash_between_writing_and_noting_it_sends_a_message_exactly_once(bool wasWritten)
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        await stage.Contact();
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        await stage.Until("2027-01-11", "10:00");
        var line = Assert.Single(await File.ReadAllLinesAsync(stage.MessageFile, Cancel));

        // As it is when the process dies after the first transaction: begun, and the line whole or cut short.
        await stage.Services.GetRequiredService<RidesDatabase>().Write(unit => unit.Execute("UPDATE reminders SET status = 'sending', lease_until = '9999' WHERE kind = 't-1'"), Cancel);
        await File.WriteAllTextAsync(stage.MessageFile, wasWritten ? line + "\n" : line[..40], Cancel);
        await stage.Restart();
        await stage.Passes(TimeSpan.FromMinutes(1));

        Assert.Equal(line, Assert.Single(await File.ReadAllLinesAsync(stage.MessageFile, Cancel)));
        Assert.Equal("sent", Assert.Single(await stage.Reminders()).Text("status"));
    }

    [Fact]
    public async Task What_a_crash_left_unsent_is_not_sent_at_night()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        await stage.Contact();
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        await stage.Until("2027-01-11", "10:00");
        await stage.Services.GetRequiredService<RidesDatabase>().Write(unit => unit.Execute("UPDATE reminders SET status = 'sending', lease_until = '9999' WHERE kind = 't-1'"), Cancel);
        File.Delete(stage.MessageFile);
        await stage.Restart("2027-01-11", "23:00");
        await stage.Passes(TimeSpan.FromMinutes(1));
        Assert.Empty(stage.Sent());
        await stage.Until("2027-01-12", "11:00");

        Assert.Equal(["2027-01-12T09:00 t-1"], stage.SentLines());
    }

    [Fact]
    public async Task Two_instances_on_one_database_send_each_message_once()
    {
        await using var stage = await Stage.Open("postgres", "2027-01-11");
        await using var other = await stage.Beside();
        for (var i = 0; i < 40; i++) await stage.Contact($"pt-{i}", $"+1562555{1000 + i}");
        await stage.Happens([Clinic(), .. Enumerable.Range(0, 40).Select(i => Booked("2027-01-12", patientId: $"pt-{i}"))]);

        await Task.WhenAll(stage.Until("2027-01-11", "10:30"), other.Until("2027-01-11", "10:30"));

        var sent = stage.Sent().Concat(other.Sent()).Select(m => m.GetProperty("reminderId").GetGuid()).ToList();
        Assert.Equal(40, sent.Count);
        Assert.Equal(40, sent.Distinct().Count());
        Assert.Equal(40, (await stage.Reminders("status=sent")).Count);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task One_that_cannot_be_sent_stops_nobody(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        foreach (var patient in new[] { "pt-1", "pt-2" }) await stage.Contact(patient, patient == "pt-1" ? "+15625550123" : "+15625550124");
        await stage.Happens(Clinic(), Booked("2027-01-12"), Booked("2027-01-12", "13:00", patientId: "pt-2"));
        await stage.Services.GetRequiredService<RidesDatabase>().Write(unit => unit.Execute("UPDATE contacts SET channels = 'pigeon' WHERE patient_id = 'pt-1'"), Cancel);

        await stage.Until("2027-01-11", "11:00");

        Assert.Equal("+15625550124", Assert.Single(stage.Sent()).Text("to"));
        Assert.Equal("failed error", string.Join(' ', (await stage.Events("reminder.failed.v1")).Select(e => $"failed {e.Text("reason")}")));
        Assert.Contains(stage.Log.Errors, error => error.Contains("could not be decided", StringComparison.Ordinal));
        stage.Log.Forget();
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_ride_still_open_is_asked_for_on_the_day_while_there_is_room_and_a_confirmed_one_is_not(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-08");
        await stage.Contact();
        await stage.Contact("pt-2", "+15625550124");
        var confirmed = Booked("2027-01-12", "13:00", patientId: "pt-2");
        await stage.Happens(Clinic(), Booked("2027-01-12", "13:00"), confirmed);
        await stage.Until("2027-01-11", "09:00");
        await stage.Services.GetRequiredService<RidesDatabase>().Write(unit => unit.Execute("UPDATE rides SET status = 'confirmed' WHERE session_id = @SessionId", new { confirmed.SessionId }), Cancel);
        Assert.DoesNotContain(await stage.Reminders(), r => r.Text("kind") == "ride-missing");
        await stage.Until("2027-01-12", "12:00");

        var texts = stage.Sent();
        Assert.Equal(
            ["+15625550123 weekly-digest", "+15625550124 weekly-digest", "+15625550123 t-1", "+15625550124 t-1", "+15625550123 ride-missing"],
            texts.OrderBy(m => m.Text("sentAt")).ThenBy(m => m.Text("to")).Select(m => $"{m.Text("to")} {m.Text("kind")}"));
        Assert.EndsWith("Ride home set? Reply Y/N. 562-555-0100. STOP to opt out", texts.Single(m => m.Text("kind") == "t-1" && m.Text("to") == "+15625550123").Text("body"), StringComparison.Ordinal);
        Assert.EndsWith("12:15pm. 562-555-0100. STOP to opt out", texts.Single(m => m.Text("kind") == "t-1" && m.Text("to") == "+15625550124").Text("body"), StringComparison.Ordinal);
        var asked = texts.Single(m => m.Text("kind") == "ride-missing");
        Assert.Equal("2027-01-12T11:00:00-08:00", asked.Text("sentAt"));
        Assert.Equal("LBW: no ride on file for today 1:00pm. Your visit can't start without one. Reply 1 have ride, 2 need help. 562-555-0100. STOP to opt out", asked.Text("body"));
        // At 15:00 of the day before the day had had its text.
        Assert.Equal("ride-missing budget", string.Join(' ', (await stage.Reminders("status=skipped")).Select(r => $"{r.Text("kind")} {r.Text("reason")}")));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Undone_within_three_minutes_nothing_is_said_of_it(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11", "14:00");
        await stage.Contact();
        var (slip, moved, cancelled) = (Booked("2027-01-12"), Booked("2027-01-20"), Booked("2027-01-25"));
        await stage.Happens(Clinic(), moved, cancelled);
        await stage.Passes(TimeSpan.FromHours(1));

        await stage.Happens(slip);
        var (movedAway, dropped) = (moved.MovedTo("2027-01-21"), cancelled.Cancelled());
        await stage.Happens(movedAway, dropped);
        await stage.Passes(TimeSpan.FromMinutes(2));
        await stage.Happens(
            slip.Cancelled("undone"), movedAway.MovedTo("2027-01-20", reason: "undone"),
            cancelled with { Version = dropped.Version + 1, Reason = "undone" });
        await stage.Until("2027-01-12", "15:00");

        Assert.Empty(stage.Sent());
        Assert.Empty(await stage.Events("reminder.skipped.v1"));
    }

    [Fact]
    public async Task Nothing_in_the_log_or_the_events_names_a_person_a_number_or_a_text()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        await stage.Contact(more: """, "driver": { "kind": "adult", "name": "J. Rivera", "phone": "+15625550124" } """);
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        await stage.Post("/v1/clinics/lbw/opt-outs", """{ "number": "+15625550123", "source": "phone", "by": "m.garcia" }""");
        await stage.Until("2027-01-12");

        var events = await stage.Query<string>("SELECT body FROM outbox");
        Assert.NotEmpty(events);
        Assert.All(events.Concat(stage.Log.All), text => Assert.DoesNotMatch("Rivera|5625550123|5625550124|garcia|STOP|No food", text));
        Assert.Equal(HttpStatusCode.OK, (await stage.Http.GetAsync("/health/ready", Cancel)).StatusCode);
    }
}
