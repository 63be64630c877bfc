using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using static Scheduling.Courses.Tests.Make;

namespace Scheduling.Courses.Tests.Features;

/// <summary>Whatever is sent, the answer is a problem that names the field, and nothing was stored.</summary>
public abstract class BadInputTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    // A lone surrogate and a NUL can be spelled in JSON and in no database.
    static readonly string[] Junk =
    [
        "null", "true", "0", "-1", "1.5", "1e400", "99999999999999999999", "\"\"", "\" \"", "\"x\"", "\"\\u0000\"", "\"pt-1\\u0000\"", "\"\\ud800\"", "\"\\udc00x\"", "\"2027-02-30\"",
        "\"'; DROP TABLE sessions; --\"", "\"<script>\"", "[]", "[null]", "[[]]", "[\"\"]", "[\"\\u0000\"]", "[\"\\ud800\"]", "[0]", "[-1]", "[1e9]", "[{}]", "{}", "{\"x\":1}", "{\"\\u0000\":\"cleared\"}",
        "{\"consent\":null}", "{\"consent\":\"\\ud800\"}", "{\"from\":\"10:00\"}", "{\"from\":\"10:00\",\"to\":null}", "{\"from\":\"12:00\",\"to\":\"10:00\"}", "{\"rule\":\"x\",\"by\":\"\",\"why\":\"\"}",
        $"\"{new string('x', 5000)}\"", $"[{string.Join(',', Enumerable.Repeat("\"2027-01-05\"", 5000))}]", $"[{string.Join(',', Enumerable.Repeat("56", 5000))}]",
        string.Concat(Enumerable.Repeat("[", 100)) + string.Concat(Enumerable.Repeat("]", 100)),
    ];

    static readonly string[] Members =
    [
        "patientId", "protocolId", "startDate", "pattern", "preferredTime", "timeWindow", "chairId", "boosterIntervalsDays", "horizonSessions", "unavailable",
        "doseMg", "gates", "acceptUnplaced", "useAlternative", "override",
    ];

    [Fact]
    public async Task Every_member_of_a_course_filled_with_junk_is_refused_by_its_name_and_never_a_fault_of_ours()
    {
        var clinic = await Clinic();
        var wrong = new List<string>();
        foreach (var member in Members)
        {
            foreach (var junk in Junk)
            {
                var body = With(Spravato().Without(member).ToJsonString(), member, junk);
                var answer = await clinic.Send("POST", "/course-proposals", body);
                var text = await answer.Content.ReadAsStringAsync(Cancellation);
                var status = (int)answer.StatusCode;
                // Some junk is legal where it stands (an empty list of absences), some is a rule's matter (an unknown chair), the rest is named.
                var sound = status is 200 or 422 || (status == 400 && NamesField(text, member));
                if (!sound) wrong.Add($"{member}: {Short(junk)} -> {status} {Short(text)}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Junk_books_nothing()
    {
        var clinic = await Clinic();
        var wrong = new List<string>();
        foreach (var (member, junk) in new[] { "patientId", "protocolId", "startDate", "pattern", "preferredTime", "timeWindow", "doseMg", "gates", "override" }.SelectMany(member => Junk.Select(junk => (member, junk))))
        {
            if ((member, junk) is ("patientId", "\"x\"" or "\"2027-02-30\"")) continue; // fine ids
            if (junk is "null" or "[]" or "{}" && member is not ("patientId" or "protocolId" or "startDate")) continue; // as if left out, or refused above
            var answer = await clinic.Send("POST", "/courses", With(Spravato().Without(member).ToJsonString(), member, junk), CoursesApp.AdminKey, ("Idempotency-Key", "always-the-same"));
            if ((int)answer.StatusCode is < 400 or > 422) wrong.Add($"{member}: {Short(junk)} -> {(int)answer.StatusCode}");
        }
        Assert.Empty(wrong);
        await clinic.HoldsNothing();
        await clinic.TryBook(Spravato(), ("Idempotency-Key", "always-the-same")).Json(201);
    }

    [Fact]
    public async Task Every_member_of_a_clinic_filled_with_junk_is_refused_by_its_name_and_never_a_fault_of_ours()
    {
        var clinic = await Clinic();
        var wrong = new List<string>();
        foreach (var member in Make.Clinic().Select(member => member.Key).Append("group").Append("smsNumber").ToList())
        {
            foreach (var junk in Junk)
            {
                var answer = await clinic.Send("PUT", "", With(Make.Clinic().Without(member).ToJsonString(), member, junk));
                var text = await answer.Content.ReadAsStringAsync(Cancellation);
                var status = (int)answer.StatusCode;
                if (status is not 200 && !(status == 400 && NamesField(text, member))) wrong.Add($"{member}: {Short(junk)} -> {status} {Short(text)}");
            }
        }
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("patientId", "\"PT_1\"", "patientId")]
    [InlineData("patientId", "\"\"", "patientId")]
    [InlineData("patientId", "null", "patientId")]
    [InlineData("patientId", "7", "patientId")]
    [InlineData("protocolId", "\"no-such-protocol\"", "protocolId")]
    [InlineData("startDate", "\"5 January\"", "startDate")]
    [InlineData("startDate", "\"2027-02-29\"", "startDate")]
    [InlineData("startDate", "\"2027-01-05T00:00:00Z\"", "startDate")]
    [InlineData("pattern", "[]", "pattern")]
    [InlineData("pattern", "\"tue fri\"", "pattern")]
    [InlineData("pattern", "[\"Tue\",\"Fri\"]", "pattern[0]")]
    [InlineData("pattern", "[\"tue\",null]", "pattern[1]")]
    [InlineData("pattern", "[\"tue\",2]", "pattern[1]")]
    [InlineData("preferredTime", "\"25:00\"", "preferredTime")]
    [InlineData("preferredTime", "\"10:00:30\"", "preferredTime")]
    [InlineData("preferredTime", "\"10am\"", "preferredTime")]
    [InlineData("timeWindow", "{\"from\":\"12:00\",\"to\":\"12:00\"}", "timeWindow")]
    [InlineData("timeWindow", "{\"from\":\"12:00\"}", "timeWindow.to")]
    [InlineData("timeWindow", "{\"from\":\"12:00\",\"to\":\"13:00\",\"on\":\"mon\"}", "timeWindow.on")]
    [InlineData("chairId", "\"Chair 1\"", "chairId")]
    [InlineData("boosterIntervalsDays", "[0]", "boosterIntervalsDays")]
    [InlineData("boosterIntervalsDays", "[14,400]", "boosterIntervalsDays")]
    [InlineData("boosterIntervalsDays", "[14.5]", "boosterIntervalsDays[0]")]
    [InlineData("horizonSessions", "0", "horizonSessions")]
    [InlineData("horizonSessions", "401", "horizonSessions")]
    [InlineData("horizonSessions", "\"16\"", "horizonSessions")]
    [InlineData("unavailable", "[\"2027-13-01\"]", "unavailable[0]")]
    [InlineData("unavailable", "\"2027-01-19\"", "unavailable")]
    [InlineData("doseMg", "[]", "doseMg")]
    [InlineData("doseMg", "[-56]", "doseMg")]
    [InlineData("doseMg", "56", "doseMg")]
    [InlineData("gates", "{\"parking\":\"cleared\"}", "gates.parking")]
    [InlineData("gates", "{\"consent\":\"maybe\"}", "gates.consent")]
    [InlineData("gates", "[\"consent\"]", "gates")]
    [InlineData("acceptUnplaced", "\"true\"", "acceptUnplaced")]
    [InlineData("acceptUnplaced", "null", "acceptUnplaced")]
    [InlineData("override", "{\"rule\":\"min-gap\"}", "override.by override.why")]
    [InlineData("override", "{\"rule\":\"min-gap\",\"by\":\"\",\"why\":\"x\"}", "override.by")]
    [InlineData("override", "\"min-gap\"", "override")]
    [InlineData("nickname", "\"x\"", "nickname")]
    [InlineData("PatientId", "\"pt-1\"", "PatientId")]
    public async Task A_course_that_makes_no_sense_is_refused_by_its_field(string member, string value, string fields)
    {
        var clinic = await Clinic();
        var body = With(Spravato().Without(member).ToJsonString(), member, value);

        Assert.Equal(fields, await clinic.Send("POST", "/courses", body).Fields());
        Assert.Equal(fields, await clinic.Send("POST", "/course-proposals", body).Fields());
        await clinic.HoldsNothing();
    }

    [Theory]
    [InlineData("patientId")]
    [InlineData("protocolId")]
    [InlineData("startDate")]
    [InlineData("pattern")]
    public async Task What_a_course_cannot_do_without_is_required(string member)
    {
        var clinic = await Clinic();

        Assert.Equal(member, await clinic.TryBook(Spravato().Without(member)).Fields());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("{\"patientId\":\"pt-1\",}")]
    [InlineData("{\"patientId\":\"pt-1\",\"patientId\":\"pt-2\"}")]
    [InlineData("{/* */}")]
    [InlineData("NaN")]
    [InlineData("\0")]
    public async Task A_body_that_is_no_course_is_refused(string body)
    {
        var clinic = await Clinic();

        await clinic.Send("POST", "/courses", body).Problem(400, "validation");
        await clinic.HoldsNothing();
    }

    [Fact]
    public async Task A_body_in_broken_letters_of_another_kind_or_too_large_is_refused()
    {
        var clinic = await Clinic();
        var path = $"/v1/clinics/{clinic.Id}/courses";
        var sound = Encoding.UTF8.GetBytes(Spravato().ToJsonString());

        byte[] broken = [.. sound];
        broken[Array.IndexOf(broken, (byte)'p', 3) + 1] = 0xFF;
        await App.Send("POST", path, Content(broken, "application/json"), CoursesApp.AdminKey).Problem(400, "validation");
        await App.Send("POST", path, Content(sound, "text/plain"), CoursesApp.AdminKey).Problem(415, "unsupported-media-type");
        await App.Send("POST", path, Content(sound, "application/x-www-form-urlencoded"), CoursesApp.AdminKey).Problem(415, "unsupported-media-type");
        var large = Spravato(new { patientId = new string('x', 300_000) }).ToJsonString();
        await App.Send("POST", path, Content(Encoding.UTF8.GetBytes(large), "application/json"), CoursesApp.AdminKey).Problem(413, "too-large");
        await App.Send("DELETE", path).Problem(405, "method-not-allowed");
        await clinic.HoldsNothing();
    }

    static ByteArrayContent Content(byte[] bytes, string type) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    // As text: a lone surrogate cannot pass through a document.
    static string With(string json, string member, string value) => $"{json.TrimEnd('}', ' ')}{Closing(json)},\"{member}\":{value}}}";

    // What TrimEnd took too much of, when the last member is an object.
    static string Closing(string json) => new('}', json.Length - json.TrimEnd('}').Length - 1);

    /// <summary>The field itself, one within it, or the body as a whole where the text is not JSON at all (half a character).</summary>
    static bool NamesField(string problem, string member) =>
        JsonNode.Parse(problem)!["errors"]!.AsObject() is { Count: > 0 } errors
        && errors.All(error => error.Key == "body" || error.Key == member || error.Key.StartsWith(member + ".", StringComparison.Ordinal) || error.Key.StartsWith(member + "[", StringComparison.Ordinal));

    static string Short(string text) => text.Length <= 200 ? text : text[..200] + "...";
}

public sealed class BadInputOnSqliteTests(Apps apps) : BadInputTests(apps, "sqlite");

public sealed class BadInputOnPostgresTests(Apps apps) : BadInputTests(apps, "postgres");
