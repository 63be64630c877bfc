using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Scheduling.Rides.Tests.Pages;
using static Scheduling.Rides.Tests.Happening;
using static Scheduling.Rides.Tests.Planning.Planned;

namespace Scheduling.Rides.Tests;

public sealed partial class ShowPatientPageTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_patient_sees_visits_what_to_keep_the_ride_and_talks_in_the_clinics_time(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        using var browser = new Browser(stage);
        var (first, second) = (Booked("2027-01-12"), Booked("2027-01-15", "13:00"));
        await stage.Contact();
        await stage.Happens(Clinic(), first, second, FollowUp("2027-01-13", "14:00", first), FollowUp("2027-01-18", "09:00", second, "telehealth"),
            Booked("2027-01-13", patientId: "pt-2"));
        await stage.Happens(second.Cancelled());

        var page = await browser.Open(await stage.Link());

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("LBW Español Your visits For A. Rivera", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Tomorrow Tuesday, January 12 10:00 am to about 12:45 pm Before you come No food after 8:15 am No drinks after 9:45 am No nose spray after 9:15 am "
            + "Ride home You need a ride home. You can be picked up from 12:25 pm.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Do not drive before Wednesday, January 13, and only after a night’s sleep.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Friday, January 15, 1:00 pm Cancelled", page.Text, StringComparison.Ordinal);
        Assert.Contains("Talk sessions Wednesday, January 13 2:00 pm At the office Monday, January 18 9:00 am By video", page.Text, StringComparison.Ordinal);
        Assert.Contains("Texts to ···0123 are on.", page.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:+15625550100\">Call 562-555-0100<", WebUtility.HtmlDecode(page.Body), StringComparison.Ordinal);
        Assert.Contains("The link works until Wednesday, February 10.", page.Text, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(page.Body, "Ask for another time"));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Edge_case_16_A_reader_in_another_zone_is_told_whose_time_it_is(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Traveller();
        var late = Booked("2027-01-12", "21:30");
        await stage.Happens(Clinic(), late, FollowUp("2027-01-14", "14:00", late, "telehealth"));

        var page = await browser.Open(await stage.Link());

        Assert.Contains("9:30 pm to about 12:15 am (PT) That is 12:30 am, Wednesday, January 13 where you are.", page.Text, StringComparison.Ordinal);
        Assert.Contains("2:00 pm (PT) That is 5:00 pm where you are.", page.Text, StringComparison.Ordinal);
        // Tomorrow is not the same day for both.
        Assert.DoesNotContain("Tomorrow", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_drive_by_the_clock_is_told_the_hour_and_after_the_visit_still()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Happens(Clinic(), Booked("2027-01-12", route: "iv") with { NoDrivingUntil = At("2027-01-13", "11:00") });
        var url = await stage.Link();

        Assert.Contains("Do not drive before Wednesday, January 13, 11:00 am.", (await browser.Open(url)).Text, StringComparison.Ordinal);
        await stage.Until("2027-01-12", "10:20");
        Assert.DoesNotContain("No food after", (await browser.Open(url)).Text, StringComparison.Ordinal);
        await stage.Until("2027-01-13", "10:59");
        Assert.Contains("Do not drive before Wednesday, January 13, 11:00 am.", (await browser.Open(url)).Text, StringComparison.Ordinal);
        await stage.Until("2027-01-13", "11:00");
        Assert.Contains("No visits are booked right now.", (await browser.Open(url)).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task On_the_day_the_page_follows_the_visit(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-12", "09:50");
        using var browser = new Browser(stage);
        var visit = Booked("2027-01-12", route: "iv") with { NoDrivingUntil = At("2027-01-13", "11:00") };
        await stage.Happens(Clinic(), visit);
        var url = await stage.Link();
        Assert.Contains("Ask for another time", (await browser.Open(url)).Text, StringComparison.Ordinal);

        var here = visit.CheckedIn();
        await stage.Happens(here);
        var checkedIn = await browser.Open(url);
        var given = here.Administered("12:38") with { NoDrivingUntil = At("2027-01-13", "11:30") };
        await stage.Happens(given);
        await stage.Until("2027-01-12", "12:40");
        await stage.Happens(given.Discharged());
        var over = await browser.Open(url);

        Assert.DoesNotContain("Ask for another time", checkedIn.Text, StringComparison.Ordinal);
        Assert.Contains("to about 12:45 pm", checkedIn.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("to about", over.Text, StringComparison.Ordinal);
        Assert.Contains("Do not drive before Wednesday, January 13, 11:30 am.", over.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visit_without_a_time_is_said_to_need_one_and_a_missed_one_is_not_shown()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        using var browser = new Browser(stage);
        var (unplaced, missed) = (Booked("2027-01-12"), Booked("2027-01-14"));
        await stage.Happens(Clinic(), unplaced, missed);
        await stage.Happens(unplaced.Unplaced(), missed.Missed());

        var page = await browser.Open(await stage.Link());

        Assert.Contains("Tuesday, January 12, 10:00 am This visit needs a new time. We will call you.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("January 14", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patient_reads_the_page_in_the_language_of_the_contact_and_can_choose_the_other()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Contact(more: """, "language": "es-MX" """);
        await stage.Happens(Clinic(), Booked("2027-01-12", "13:00"));
        var url = await stage.Link();

        var spanish = await browser.Open(url);
        var english = await browser.Open(url + "?lang=en");
        var unknown = await browser.Open(url + "?lang=tlh");

        Assert.Contains("<html lang=\"es\">", spanish.Body, StringComparison.Ordinal);
        Assert.Contains("Sus citas Para A. Rivera Mañana martes, 12 de enero 1:00 p. m. hasta las 3:45 p. m., más o menos Antes de venir Sin comida desde las 11:15 a. m.", spanish.Text, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", english.Body, StringComparison.Ordinal);
        Assert.Contains("Your visits", english.Text, StringComparison.Ordinal);
        Assert.Contains("/calendar.ics?lang=en\"", english.Body, StringComparison.Ordinal);
        Assert.Equal(spanish.Text, unknown.Text);
    }

    [Fact]
    public async Task Nothing_a_person_typed_becomes_markup()
    {
        const string Probe = """<script>alert(1)</script>"><img src=x onerror=alert(1)>'`&""";
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        using var browser = new Browser(stage);
        var typed = System.Text.Json.JsonSerializer.Serialize(Probe);
        await stage.Put("/v1/clinics/lbw/patients/pt-1/contact",
            $$"""{ "displayName": {{typed}}, "phone": "+15625550123", "email": "\"><b>@example.org", "driver": { "kind": "adult", "name": {{typed}} } }""");
        var first = Booked("2027-01-12") with { ChairId = Probe, Reason = Probe };
        await stage.Happens(Clinic() with { SenderName = Probe, Name = Probe, Phone = "\"><script>" }, first, FollowUp("2027-01-13", "14:00", first, Probe) with { TherapistId = Probe });

        var page = await browser.Open($"{await stage.Link()}?notice=%3Cscript%3E&lang=%22%3E%3Cscript%3E");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("<script", page.Body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", page.Body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", page.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(Probe, WebUtility.HtmlDecode(page.Body), StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"tel:\"", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_says_nothing_of_drugs_diagnoses_or_the_kind_of_clinic()
    {
        string[] forbidden = ["ketamine", "spravato", "depress", "infusion", "psych", "therap", "treatment", "dose", "dosis", "tratamiento", "terapia", "clinic", "clínica", "nasal device", "mental"];
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Traveller();
        var first = Booked("2027-01-12");
        await stage.Happens(Clinic(), first, FollowUp("2027-01-13", "14:00", first));
        var url = await stage.Link();

        foreach (var address in new[] { url, $"{url}?lang=es", $"{url}/calendar.ics", $"{url}/calendar.ics?lang=es", $"{url}x" })
        {
            var sheet = await browser.Open(address);
            // The document's own properties are no words of the page.
            var text = sheet.Body.StartsWith('<') ? sheet.Text : sheet.Body;
            Assert.All(forbidden, word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task The_page_is_kept_framed_indexed_and_told_of_nowhere_and_runs_no_script()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Contact();
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        var url = await stage.Link();

        foreach (var address in new[] { url, $"{url}/calendar.ics", $"{url}x" })
        {
            var sheet = await browser.Open(address);
            Assert.Equal(("no-store", "no-referrer"), (sheet.Headers["Cache-Control"], sheet.Headers["Referrer-Policy"]));
            Assert.Equal("noindex, nofollow, noarchive", sheet.Headers["X-Robots-Tag"]);
            Assert.StartsWith("default-src 'none';", sheet.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        }
        var page = await browser.Open(url);
        var policy = page.Headers["Content-Security-Policy"];
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        var style = Style().Match(page.Body).Groups[1].Value;
        Assert.Contains($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("style=\"", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task To_look_changes_nothing(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Contact();
        var first = Booked("2027-01-12");
        await stage.Happens(Clinic(), first);
        var url = await stage.Link();
        var before = await Everything(stage);

        await browser.Open(url);
        var head = await browser.Open(url, HttpMethod.Head);
        await browser.Open($"{url}/calendar.ics");
        await browser.Open($"{url}/calendar.ics", HttpMethod.Head);
        await browser.Open($"{url}?notice=texts-off&lang=es");
        foreach (var path in new[] { $"/rides/{first.SessionId}/confirm", "/requests", "/opt-out", "/opt-in" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await browser.Open(url + path)).Status);

        Assert.Equal((HttpStatusCode.OK, ""), (head.Status, head.Body));
        Assert.Equal(before, await Everything(stage));
    }

    [Fact]
    public async Task Wrong_old_and_revoked_links_look_alike_and_tell_nothing()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Contact();
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        var (old, url) = (await stage.Link(), "");
        await stage.Until("2027-02-10");
        using (var made = await stage.Post("/v1/clinics/lbw/patients/pt-1/links", "{}"))
        {
            var link = await made.Json(HttpStatusCode.Created);
            url = link.Text("url");
            await stage.Http.DeleteAsync($"/v1/clinics/lbw/patients/pt-1/links/{link.Text("linkId")}", TestContext.Current.CancellationToken);
        }
        var good = await stage.Link();
        // The last letter of 43 holds two bits that no byte has.
        string[] wrong = [old, url, $"{good}a", good[..^1], $"{good[..^3]}{(good[^3] == 'A' ? 'B' : 'A')}{good[^2..]}", $"{stage.Http.BaseAddress}p/{new string('A', 43)}", $"{stage.Http.BaseAddress}p/..%2f"];

        var answers = new List<Sheet>();
        foreach (var address in wrong)
        {
            answers.Add(await browser.Open(address));
            answers.Add(await browser.Open($"{address}/calendar.ics"));
            answers.Add(await browser.Post($"{address}/opt-out", ("form", "x"), ("channel", "sms")));
            answers.Add(await browser.Post($"{address}/requests"));
        }

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NotFound, answer.Status));
        Assert.Single(answers.Select(answer => answer.Body).Distinct());
        Assert.DoesNotContain("LBW", answers[0].Body, StringComparison.Ordinal);
        Assert.Contains("This link does not work", answers[0].Text, StringComparison.Ordinal);
        Assert.Contains("Este enlace no funciona", answers[0].Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open(good)).Status);
    }

    [Fact]
    public async Task A_token_is_in_no_log_even_when_everything_is_logged()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11", settings: "--Logging:LogLevel:Default=Trace --Logging:LogLevel:Microsoft=Trace --Logging:LogLevel:Microsoft.AspNetCore=Trace");
        using var browser = new Browser(stage);
        await stage.Contact();
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        var url = await stage.Link();
        var page = await browser.Open(url);
        await browser.Press(page, "Stop texts");
        await browser.Open($"{url}/calendar.ics");
        await browser.Open($"{url}/nothing");

        var token = url.Split('/')[^1];
        Assert.Contains(stage.Log.All, line => line.Contains("/p/{token}", StringComparison.Ordinal));
        Assert.DoesNotContain(stage.Log.All, line => line.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_asks_too_often_is_told_to_wait_as_at_any_address_without_a_key()
    {
        await using var stage = await Stage.Open("sqlite", settings: "--Scheduling:Limits:PerAddress=3");
        using var browser = new Browser(stage);

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 12; i++) answers.Add((await browser.Open("/p/x")).Status);

        Assert.Contains(HttpStatusCode.NotFound, answers);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    [Fact]
    public async Task A_page_of_a_patient_nobody_heard_of_is_empty()
    {
        await using var stage = await Stage.Open("sqlite");
        using var browser = new Browser(stage);
        var page = await browser.Open(await stage.Link("nobody", "new"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("No visits are booked right now.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_field_has_a_label_every_part_a_heading_and_ids_are_there_once()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        using var browser = new Browser(stage);
        await stage.Contact();
        await stage.Happens([Clinic(), .. Induction()]);

        var page = await browser.Open(await stage.Link());

        var ids = Id().Matches(page.Body).Select(id => id.Groups[1].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(Regex.Matches(page.Body, "<input type=\"date\" id=\"([^\"]+)\"").Select(m => m.Groups[1].Value), id => Assert.Contains($"<label for=\"{id}\">", page.Body, StringComparison.Ordinal));
        Assert.All(Regex.Matches(page.Body, "aria-(?:labelledby|describedby)=\"([^\"]+)\"").Select(m => m.Groups[1].Value), id => Assert.Contains(id, ids));
        Assert.Single(Regex.Matches(page.Body, "<h1>"));
        Assert.Single(Regex.Matches(page.Body, "<main>"));
    }

    static async Task<string> Everything(Stage stage)
    {
        var all = new StringBuilder();
        foreach (var table in new[] { "patients", "contacts", "sessions", "rides", "ride_changes", "reminders", "opt_outs", "numbers", "patient_links", "patient_tasks", "outbox" })
            foreach (var row in await stage.Query<object>($"SELECT * FROM {table} ORDER BY 1, 2"))
                all.AppendLine($"{table} {string.Join(' ', ((IDictionary<string, object>)row).Select(column => $"{column.Key}={column.Value}"))}");
        return all.ToString();
    }

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();
}
