using System.Net;
using static Scheduling.Rides.Tests.Happening;
using static Scheduling.Rides.Tests.Inbound;

namespace Scheduling.Rides.Tests;

public sealed class ReceiveTextTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Two visits of one patient, who has been asked on the day before the first whether the ride is set.</summary>
    static async Task<Stage> Asked(string engine, string more = "")
    {
        var stage = await Stage.Open(engine, "2027-01-10");
        await stage.Contact(more: more);
        await stage.Happens(Clinic(), Booked("2027-01-12"), Booked("2027-01-15"));
        await stage.Until("2027-01-11", "10:01");
        Assert.Equal(["2027-01-11T10:00 t-1"], stage.SentLines());
        return stage;
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Edge_case_38_STOP_ends_texts_at_once_with_one_confirmation_and_the_next_channel_takes_over(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-10", "23:00");
        await stage.Put("/v1/clinics/lbw/patients/pt-1/contact", """{ "displayName": "A", "phone": "+15625550123", "email": "a@example.org", "channels": ["sms", "email"] }""");
        await stage.Happens(Clinic(), Booked("2027-01-12"), Booked("2027-01-15"));

        Assert.Equal("stop", await stage.Texts("Stop."));
        Assert.Equal("stop", await stage.Texts("STOPALL"));
        Assert.Equal("help", await stage.Texts("help"));
        await stage.Until("2027-01-15", "09:00");

        Assert.Equal(["2027-01-10T23:00 opted-out", "2027-01-11T10:00 t-1", "2027-01-14T10:00 t-1"], stage.SentLines());
        Assert.Equal(["sms", "email", "email"], stage.Sent().Select(message => message.Text("channel")));
        Assert.Equal("LBW: you are opted out and will get no more texts. Call 562-555-0100 with questions.", stage.Sent()[0].Text("body"));
        Assert.Single(await stage.Events("patient.opted-out.v1"));
        Assert.Equal("needed needed", await stage.Rides());
        Assert.DoesNotContain(await stage.Tasks(), task => task.Contains("message-failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Edge_case_38_An_answer_that_has_not_left_when_STOP_comes_does_not_leave()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-10", "23:00");
        await stage.Contact();
        await stage.Happens(Clinic());
        foreach (var text in new[] { "HELP", "STOP" }) Assert.Equal(HttpStatusCode.OK, (await stage.Http.SendAsync(Signed(text), Cancel)).StatusCode);

        await stage.Passes(TimeSpan.FromMinutes(1));

        Assert.Equal(["opted-out"], stage.SentKinds());
    }

    [Theory]
    [InlineData("2027-01-30", "sms reminders")]
    [InlineData("2027-01-31", "sms all")]
    public async Task Edge_case_39_From_its_date_one_STOP_ends_every_kind_of_text(string day, string ended)
    {
        await using var stage = await Stage.Open("sqlite", day);
        await stage.Contact();
        await stage.Happens(Clinic());

        await stage.Texts("STOP");

        var told = Assert.Single(await stage.Events("patient.opted-out.v1"));
        Assert.Equal(ended, $"{told.Text("channel")} {told.Text("scope")}");
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Edge_case_40_CANCEL_ends_texts_and_asks_a_person_whether_a_visit_was_meant(string engine)
    {
        await using var stage = await Asked(engine);

        Assert.Equal("cancel", await stage.Texts("CANCEL"));

        Assert.Equal(["t-1", "opted-out"], stage.SentKinds());
        var task = Assert.Single(await stage.Items("/v1/clinics/lbw/patient-tasks"));
        Assert.Equal("possible-cancellation cancel open CANCEL", $"{task.Text("kind")} {task.Text("reason")} {task.Text("status")} {task.Text("said")}");
        var session = Assert.Single(await stage.Query<Guid>("SELECT session_id FROM sessions WHERE local_date = @day", new { day = new DateOnly(2027, 1, 12) }));
        Assert.Equal(session, task.GetProperty("sessionIds")[0].GetGuid());
        Assert.Equal("needed needed", await stage.Rides());
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Edge_case_40_A_visit_that_is_called_off_in_words_ends_no_texts(string engine)
    {
        await using var stage = await Asked(engine);

        Assert.Equal("not-coming", await stage.Texts("Please cancel my appointment tomorrow"));
        Assert.Equal("other-time", await stage.Texts("can I reschedule?"));

        Assert.Equal(["pt-1 possible-cancellation reply open", "pt-1 time-request reply open"], await stage.Tasks());
        Assert.Empty(await stage.Events("patient.opted-out.v1"));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Edge_case_41_START_is_a_consent_kept_with_its_time_and_words_and_only_then_texts_go_on(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-10", "23:00");
        await stage.Contact();
        await stage.Happens(Clinic(), Booked("2027-01-12"), Booked("2027-01-15"));
        await stage.Texts("STOP");
        await stage.Until("2027-01-12", "09:00");

        Assert.Equal("start", await stage.Texts("Unstop please"));
        await stage.Until("2027-01-15");

        Assert.Equal(["2027-01-10T23:00 opted-out", "2027-01-12T09:00 opted-in", "2027-01-12T09:00 t-1", "2027-01-14T10:00 t-1"], stage.SentLines());
        Assert.Single(await stage.Events("patient.opted-in.v1"));
        Assert.Equal(["out sms STOP", "in sms Unstop please"], (await stage.Items("/v1/clinics/lbw/opt-outs")).Select(e => $"{e.Text("action")} {e.Text("source")} {e.Text("words")}"));
        Assert.Equal(Planning.Planned.At("2027-01-12", "09:00"), (await stage.Items("/v1/clinics/lbw/opt-outs"))[1].GetProperty("at").GetDateTimeOffset());
        // In already: nothing to tell.
        await stage.Texts("START");
        Assert.Single(stage.SentKinds(), kind => kind == "opted-in");
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Edge_case_42_Words_of_danger_call_a_person_at_once_and_are_answered_with_where_help_is(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-10", "23:00");
        await stage.Contact();
        await stage.Contact("pt-2");
        await stage.Happens(Clinic());

        Assert.Equal("crisis", await stage.Texts("I don’t want to live anymore"));

        Assert.Equal(["pt-1 call-patient crisis open", "pt-2 call-patient crisis open"], (await stage.Tasks()).Order(StringComparer.Ordinal));
        Assert.All(await stage.Events("patient-task.opened.v1"), told =>
        {
            Assert.Equal("2027-01-10T23:00:00-08:00", told.Text("dueAt"));
            Assert.DoesNotContain("live anymore", told.GetRawText(), StringComparison.Ordinal);
        });
        Assert.Equal("2027-01-10T23:00", stage.Sent()[0].Text("sentAt")[..16]);
        Assert.Equal("LBW: we can't help by text. In danger? Call 911. Crisis line, any time: call or text 988. Our office: 562-555-0100. STOP to opt out", Assert.Single(stage.Sent()).Text("body"));
        Assert.DoesNotContain(stage.Log.All, line => line.Contains("live anymore", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Edge_case_42_Who_may_not_be_texted_is_called_all_the_same()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-10");
        await stage.Contact();
        await stage.Contact("pt-2", "+15625550199", """, "smsConsent": { "given": false }""");
        await stage.Happens(Clinic());
        await stage.Texts("STOP");

        await stage.Texts("i want to die");
        await stage.Texts("quiero morir", from: "+15625550199");

        Assert.Equal(["pt-1 call-patient crisis open", "pt-2 call-patient crisis open"], (await stage.Tasks()).Order(StringComparer.Ordinal));
        Assert.Equal(["opted-out"], stage.SentKinds());
    }

    [Fact]
    public async Task Edge_case_42_A_text_that_also_ends_texts_is_answered_once_with_where_help_is()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-10");
        await stage.Contact();
        await stage.Happens(Clinic());

        await stage.Texts("stop texting me i want to kill myself");
        await stage.Texts("STOP");

        Assert.Equal(["crisis"], stage.SentKinds());
        Assert.Single(await stage.Events("patient.opted-out.v1"));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Edge_case_43_A_number_that_is_not_the_patients_gets_nothing_more_until_a_person_says_so(string engine)
    {
        await using var stage = await Asked(engine);

        Assert.Equal("wrong-number", await stage.Texts("Who is this?"));
        Assert.Equal("start", await stage.Texts("START"));
        await stage.Until("2027-01-14", "12:00");

        Assert.Equal(["t-1"], stage.SentKinds());
        Assert.Contains("pt-1 call-patient wrong-number open", await stage.Tasks());
        Assert.Equal("sms all", Assert.Single((await stage.Events("patient.opted-out.v1")).Select(told => $"{told.Text("channel")} {told.Text("scope")}")));

        await stage.Post("/v1/clinics/lbw/opt-ins", """{ "number": "+15625550123", "source": "phone", "by": "m.garcia", "at": "2027-01-14T11:30:00-08:00" }""");
        await stage.Until("2027-01-14", "13:00");
        Assert.Equal(["t-1", "t-1"], stage.SentKinds());
        await stage.Texts("STOP");
        await stage.Texts("START");
        Assert.Equal(["t-1", "t-1", "opted-out", "opted-in"], stage.SentKinds());
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Y_settles_the_ride_of_the_visit_that_was_asked_about_and_no_other(string engine)
    {
        await using var stage = await Asked(engine);

        Assert.Equal("yes", await stage.Texts("Y"));
        Assert.Equal("yes", await stage.Texts("yes, thanks!"));

        Assert.Equal("confirmed needed", await stage.Rides());
        Assert.Equal(["t-1", "thanks", "thanks"], stage.SentKinds());
        Assert.Equal("LBW: thanks, your ride home is noted. Questions: 562-555-0100. STOP to opt out", stage.Sent()[1].Text("body"));
        Assert.Single(await stage.Events("ride.confirmed.v1"));
        Assert.DoesNotContain(await stage.Tasks(), task => task.Contains("message-failed", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Y_to_a_digest_settles_all_the_rides_of_the_week(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-01");
        await stage.Contact();
        await stage.Happens([Clinic(), .. Induction().Take(2)]);
        await stage.Until("2027-01-02", "10:01");
        Assert.Equal(["weekly-digest"], stage.SentKinds());

        await stage.Texts("Sí");

        Assert.Equal("confirmed confirmed", await stage.Rides());
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task N_has_somebody_call_and_a_later_Y_makes_the_call_needless(string engine)
    {
        await using var stage = await Asked(engine);

        Assert.Equal("no", await stage.Texts("N"));
        Assert.Equal("no", await stage.Texts("no ride"));
        Assert.Equal(["pt-1 call-patient ride-help open"], await stage.Tasks());
        Assert.Equal("N\nno ride", (await stage.Items("/v1/clinics/lbw/patient-tasks"))[0].Text("said"));
        Assert.Equal("LBW: thanks, we will call you. Questions: 562-555-0100. STOP to opt out", stage.Sent()[1].Text("body"));
        Assert.Equal("needed needed", await stage.Rides());

        await stage.Texts("Yes I have a ride");
        Assert.Equal(["pt-1 call-patient ride-help done"], await stage.Tasks());
        Assert.Equal("confirmed needed", await stage.Rides());

        await stage.Texts("no");
        Assert.Equal(["pt-1 call-patient ride-help done", "pt-1 call-patient ride-help open"], (await stage.Tasks()).Order(StringComparer.Ordinal));
        Assert.Equal("needed needed", await stage.Rides());
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task What_could_mean_more_than_one_thing_changes_nothing_and_a_person_reads_it(string engine)
    {
        await using var stage = await Asked(engine);

        foreach (var text in new[] { "ok", "Y but not N", "C", "1", "maybe", "my sister, around 1" }) await stage.Texts(text);

        Assert.Equal("needed needed", await stage.Rides());
        Assert.Equal(["pt-1 call-patient reply open"], await stage.Tasks());
        Assert.Equal("ok\nY but not N\nC\n1\nmaybe\nmy sister, around 1", (await stage.Items("/v1/clinics/lbw/patient-tasks"))[0].Text("said"));
        Assert.Equal(["t-1"], stage.SentKinds());
    }

    [Fact]
    public async Task Where_the_clinic_arranges_the_ride_the_patients_word_is_not_enough_and_somebody_calls()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-10");
        await stage.Contact();
        await stage.Happens(Clinic() with { RidePolicy = "clinic-arranged" }, Booked("2027-01-12"));
        await stage.Until("2027-01-11", "10:01");

        await stage.Texts("Y");

        Assert.Equal("needed", await stage.Rides());
        Assert.Equal(["pt-1 call-patient ride-help open"], await stage.Tasks());
        Assert.Equal("LBW: thanks, we will call you. Questions: 562-555-0100. STOP to opt out", stage.Sent()[1].Text("body"));
    }

    [Fact]
    public async Task An_answer_to_no_question_to_a_question_of_two_patients_or_to_one_that_is_over_is_for_a_person()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        await stage.Contact();
        await stage.Contact("pt-2");
        await stage.Happens(Clinic(), Booked("2027-01-12", "15:00"), Booked("2027-01-13", patientId: "pt-2"));
        await stage.Texts("Y");
        Assert.Equal(["pt-1 call-patient reply open", "pt-2 call-patient reply open"], (await stage.Tasks()).Order(StringComparer.Ordinal));

        await stage.Until("2027-01-12", "10:01");
        Assert.Equal(["t-1", "t-1"], stage.SentKinds());
        await stage.Texts("Y");
        Assert.Equal("needed needed", await stage.Rides());

        // The first visit has begun: only the second was asked about.
        await stage.Until("2027-01-12", "15:01");
        await stage.Texts("Y");
        Assert.Equal("needed confirmed", await stage.Rides());
        await stage.Until("2027-01-13", "10:01");
        await stage.Texts("Y");
        Assert.Equal(["t-1", "t-1", "thanks"], stage.SentKinds());
    }

    [Fact]
    public async Task A_visit_that_was_moved_since_was_not_asked_about()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-10");
        var visit = Booked("2027-01-12");
        await stage.Contact();
        await stage.Happens(Clinic(), visit);
        await stage.Until("2027-01-11", "10:01");
        await stage.Happens(visit.MovedTo("2027-01-14"));

        await stage.Texts("Y");

        Assert.Equal("needed", await stage.Rides());
        Assert.Equal(["pt-1 call-patient reply open"], await stage.Tasks());
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_new_time_is_agreed_to_with_Y_and_called_about_with_N(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-10");
        var visit = Booked("2027-01-15");
        await stage.Contact();
        await stage.Happens(Clinic(), visit);
        await stage.Happens(visit.MovedTo("2027-01-18"));
        await stage.Until("2027-01-11", "12:00");
        Assert.Equal(["moved"], stage.SentKinds());

        Assert.Equal("okay", await stage.Texts("👍"));
        Assert.Equal("LBW: thanks, noted. Questions: 562-555-0100. STOP to opt out", stage.Sent()[1].Text("body"));
        Assert.DoesNotContain(await stage.Tasks(), task => task.Contains("message-failed", StringComparison.Ordinal));

        await stage.Texts("N");
        Assert.Equal(["pt-1 call-patient call-back open"], await stage.Tasks());
        Assert.Equal("needed", await stage.Rides());
    }

    [Fact]
    public async Task A_talk_session_is_confirmed_with_C()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-10");
        await stage.Contact();
        await stage.Happens(Clinic(), FollowUp("2027-01-13", "14:00", Booked("2027-01-12")));
        await stage.Until("2027-01-12", "12:00");
        Assert.Equal(["follow-up"], stage.SentKinds());

        Assert.Equal("confirm", await stage.Texts("c"));

        Assert.Equal(["follow-up", "thanks"], stage.SentKinds());
        Assert.DoesNotContain(await stage.Tasks(), task => task.Contains("message-failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_opted_out_can_still_answer_and_gets_no_text_for_it()
    {
        await using var stage = await Asked("sqlite");
        await stage.Texts("STOP");

        await stage.Texts("Y");

        Assert.Equal("confirmed needed", await stage.Rides());
        Assert.Equal(["t-1", "opted-out"], stage.SentKinds());
    }

    [Fact]
    public async Task What_a_driver_writes_is_about_the_patient_who_is_driven()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-10");
        await stage.Contact(more: """, "driver": { "kind": "adult", "phone": "+15625550188", "smsConsent": true }""");
        await stage.Happens(Clinic());

        await stage.Texts("running late", from: "+15625550188");
        await stage.Texts("STOP", from: "+15625550188");

        Assert.Equal(["pt-1 call-patient reply open"], await stage.Tasks());
        Assert.Equal(["+15625550188"], stage.Sent().Select(message => message.Text("to")));
        Assert.Empty(await stage.Events("patient.opted-out.v1"));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task HELP_is_answered_and_what_nobody_knows_is_not(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-10", "23:00");
        await stage.Happens(Clinic());

        Assert.Equal("help", await stage.Texts("Help"));
        Assert.Equal("other", await stage.Texts("hello there"));
        Assert.Equal("thanks", await stage.Texts("Thank you!"));

        Assert.Equal("LBW: texts about your visits. Questions: 562-555-0100. STOP to opt out", Assert.Single(stage.Sent()).Text("body"));
        Assert.DoesNotContain(await stage.Tasks(), task => task.Contains("message-failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_answer_to_HELP_is_in_the_clinics_own_words_and_those_to_STOP_and_danger_never_are()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-10");
        await stage.Contact();
        await stage.Happens(Clinic());
        await stage.Put("/v1/clinics/lbw/templates/help/en", """{ "text": "{sender}: how can we help? Call {phone}. {stop}" }""");

        await stage.Texts("help");
        await stage.Texts("stop");

        Assert.Equal(
            ["LBW: how can we help? Call 562-555-0100. STOP to opt out", "LBW: you are opted out and will get no more texts. Call 562-555-0100 with questions."],
            stage.Sent().Select(message => message.Text("body")));
    }

    [Fact]
    public async Task A_Spanish_reader_is_answered_in_Spanish()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-10");
        await stage.Contact(more: """, "language": "es-MX" """);
        await stage.Happens(Clinic());

        await stage.Texts("estoy en peligro");
        await stage.Texts("Alto");

        Assert.Equal(
            ["LBW: no podemos ayudar por texto. Si hay peligro llame al 911. Linea de crisis a toda hora: llame al 988. Oficina: 562-555-0100. STOP para salir",
                "LBW: ya no recibirá más mensajes. Preguntas: 562-555-0100.".Replace("á", "a")],
            stage.Sent().Select(message => message.Text("body")));
    }

    [Fact]
    public async Task A_STOP_to_a_number_no_clinic_texts_from_any_more_is_honoured_by_every_group_that_knows_the_sender()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        await stage.Contact();

        await stage.Texts("stop", to: "+15625559999");
        await stage.Until("2027-01-12");

        Assert.Equal(["opted-out"], stage.SentKinds());
    }

    [Fact]
    public async Task Nothing_that_is_unsigned_old_foreign_or_repeated_is_taken()
    {
        await using var stage = await Stage.Open("sqlite");
        await stage.Happens(Clinic());
        var twice = Signed("HELP");
        var copy = new HttpRequestMessage(HttpMethod.Post, "/v1/inbound/sms") { Content = new ByteArrayContent(await twice.Content!.ReadAsByteArrayAsync(Cancel)) };
        copy.Content.Headers.ContentType = twice.Content.Headers.ContentType;
        foreach (var header in twice.Headers) copy.Headers.Add(header.Key, header.Value);
        var unsigned = Signed("STOP");
        unsigned.Headers.Remove("X-Signature");

        Assert.Equal(HttpStatusCode.Unauthorized, (await stage.Http.SendAsync(unsigned, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stage.Http.SendAsync(Signed("STOP", secret: "another"), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stage.Http.SendAsync(Signed("STOP", ago: TimeSpan.FromMinutes(6)), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stage.Http.SendAsync(Signed("STOP", ago: -TimeSpan.FromMinutes(6)), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stage.Http.SendAsync(Signed("HELP", ago: TimeSpan.FromMinutes(4)), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stage.Http.SendAsync(twice, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stage.Http.SendAsync(copy, Cancel)).StatusCode);
        Assert.Equal("From", await (await stage.Http.SendAsync(Signed("STOP", from: "0123"), Cancel)).Fields());
        await stage.Passes(TimeSpan.FromMinutes(1));
        Assert.Equal(["help", "help"], stage.SentKinds());
    }

    [Fact]
    public async Task The_gateway_needs_no_key()
    {
        await using var stage = await Stage.Open("sqlite");
        stage.Http.DefaultRequestHeaders.Remove("X-Api-Key");

        Assert.Equal(HttpStatusCode.OK, (await stage.Http.SendAsync(Signed("HELP"), Cancel)).StatusCode);
    }
}
