using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Scheduling.Platform.Tests.Http;

public sealed class ProblemsTests(SharedProbe probe) : IClassFixture<SharedProbe>
{
    readonly ProbeHost host = probe.Host;

    const string Notes = "/v1/clinics/lbw/notes";

    [Theory]
    [InlineData("""{ "text": "a", "day": "2027-01-05", "colour": "red" }""", "colour")]
    [InlineData("""{ "Text": "a", "day": "2027-01-05" }""", "Text")]
    [InlineData("""{ "text": "a" }""", "day")]
    [InlineData("{}", "day text")]
    [InlineData("""{ "text": "a", "text": "b", "day": "2027-01-05" }""", "text")]
    [InlineData("""{ "text": null, "day": "2027-01-05" }""", "text")]
    [InlineData("""{ "text": 7, "day": "2027-01-05" }""", "text")]
    [InlineData("""{ "text": "a", "day": null }""", "day")]
    [InlineData("""{ "text": "a", "day": "2027-02-30" }""", "day")]
    [InlineData("""{ "text": "a", "day": "05.01.2027" }""", "day")]
    [InlineData("""{ "text": "a", "day": "9999-12-31" }""", "day")]
    [InlineData("""{ "text": "a", "day": {} }""", "day")]
    [InlineData("""{ "text": "a", "day": "2027-01-05", "at": "25:00" }""", "at")]
    [InlineData("""{ "text": "a", "day": "2027-01-05", "since": "2027-01-05T10:00:00" }""", "since")]
    [InlineData("""{ "text": "a", "day": "2027-01-05", "role": "king" }""", "role")]
    [InlineData("""{ "text": "a", "day": "2027-01-05", "role": "Clinician" }""", "role")]
    [InlineData("""{ "text": "a", "day": "2027-01-05", "role": 1 }""", "role")]
    [InlineData("""{ "text": "a", "day": "2027-01-05", "minutes": "15" }""", "minutes")]
    [InlineData("""{ "text": "a", "day": "2027-01-05", "minutes": 1.5 }""", "minutes")]
    [InlineData("""{ "text": "a", "day": "2027-01-05", "minutes": 99999999999999999999 }""", "minutes")]
    [InlineData("""{ "text": "a", "day": "2027-01-05", "tags": [null] }""", "tags")]
    [InlineData("""{ "text": "a", "day": "2027-01-05", "tags": "x" }""", "tags")]
    [InlineData("""{ "text": "a", "day": "2027-01-05", "tags": ["a", 1] }""", "tags[1]")]
    [InlineData("""{ "text": "a", "day": "2027-01-05", "gates": { "consent": null } }""", "gates")]
    [InlineData("""{ "text": "a", "day": "2027-01-05", "hours": [null] }""", "hours")]
    [InlineData("""{ "text": "a", "day": "2027-01-05", "hours": [{ "day": "mon" }, { "day": 1 }] }""", "hours[1].day")]
    [InlineData("""{ "text": "a", "day": "2027-01-05", "hours": [{ }] }""", "hours[0].day")]
    [InlineData("""{ "text": "a", "day": "2027-01-05", "hours": [{ "day": "mon", "x": 1 }] }""", "hours[0].x")]
    [InlineData("""{ "text": "a\u0000b", "day": "2027-01-05" }""", "text")]
    [InlineData("""{ "text": "a", "day": "2027-01-05", "gates": { "\u0000": "x" } }""", "gates.\0")]
    [InlineData("""{ "text": "\ud800", "day": "2027-01-05" }""", "text")]
    [InlineData("""{ "text": "a", "day": "2027-01-05", "\ud800": 1 }""", "body")]
    [InlineData("""{ "text": "a", "day": "2027-01-05", "gates": { "\ud800": "x" } }""", "gates")]
    [InlineData("""{ "text": "a", "day": "\ud800" }""", "day")]
    [InlineData("""{ "text": "a", """, "body")]
    [InlineData("not json", "body")]
    [InlineData("null", "body")]
    [InlineData("[]", "body")]
    [InlineData("", "body")]
    public async Task A_body_that_cannot_be_read_names_its_field(string body, string fields)
    {
        Assert.Equal(fields, await (await host.Send("POST", Notes, body)).Fields());
        Assert.DoesNotContain(host.Log.Errors, line => !line.Contains("a bug", StringComparison.Ordinal));
        Assert.Equal(0, host.Notes.Written);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_and_nesting_without_end_are_not_valid()
    {
        foreach (var body in new[]
        {
            [.. "{ \"text\": \""u8, 0xC3, 0x28, .. "\", \"day\": \"2027-01-05\" }"u8],
            Encoding.UTF8.GetBytes($$"""{ "text": "a", "day": "2027-01-05", "x": {{new string('[', 5000)}} }"""),
            Encoding.Unicode.GetBytes("""{ "text": "a" }"""),
        })
        {
            var request = new HttpRequestMessage(HttpMethod.Post, Notes) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new("application/json");
            request.Headers.Add("X-Api-Key", ProbeHost.AdminKey);
            await (await host.Http.SendAsync(request, TestContext.Current.CancellationToken)).Problem(400, "validation");
        }
        Assert.DoesNotContain(host.Log.Errors, line => !line.Contains("a bug", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "text": "", "day": "2027-01-05" }""", "text")]
    [InlineData("""{ "text": "a", "day": "2027-01-05", "tags": ["1", "2", "3", "4"] }""", "tags")]
    [InlineData("""{ "text": "a", "day": "2027-01-05", "hours": [{ "day": "mon" }, { "day": "sun", "count": 0 }] }""", "hours[1].count hours[1].day")]
    public async Task An_annotation_that_is_not_met_names_its_field(string body, string fields)
    {
        Assert.Equal(fields, await (await host.Send("POST", Notes, body)).Fields());
    }

    [Theory]
    [InlineData("/numbers?limit=abc", "limit")]
    [InlineData("/numbers?limit=0", "limit")]
    [InlineData("/numbers?limit=201", "limit")]
    [InlineData("/numbers?limit=1&limit=2", "limit")]
    [InlineData("/numbers?cursor=!", "cursor")]
    [InlineData("/numbers?cursor=ImEi", "cursor")]
    [InlineData("/numbers?cursor=e30", "cursor")]
    [InlineData("/days/2027-13-01", "date")]
    [InlineData("/days/1-5-2027", "date")]
    [InlineData("/query?from=05/01/2027", "from")]
    [InlineData("/query?from=2027-1-5&days=x&dryRun=yes&at=2027-01-05T10:00:00", "at days dryRun from")]
    [InlineData("/query?days=99999999999", "days")]
    [InlineData("/query?text=a%00b", "text")]
    [InlineData("/query?chairId=Room%201", "chairId")]
    public async Task A_route_or_query_value_that_cannot_be_read_names_its_parameter(string path, string fields)
    {
        Assert.Equal(fields, await (await host.Send("GET", "/v1/clinics/lbw" + path)).Fields());
        Assert.DoesNotContain(host.Log.Errors, line => !line.Contains("a bug", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_id_that_can_be_none_of_ours_is_not_found()
    {
        await (await host.Send("GET", "/v1/clinics/lbw/things/nope")).Problem(404, "not-found");
        await (await host.Send("GET", $"/v1/clinics/lbw/things/{Guid.Empty}")).Json(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_the_framework_refuses_has_the_same_shape()
    {
        await using var own = await ProbeHost.Start("sqlite", "--Scheduling:Limits:BodyBytes=2000");
        await (await own.Send("GET", "/nowhere")).Problem(404, "not-found");
        var method = await own.Send("DELETE", Notes);
        await method.Problem(405, "method-not-allowed");
        Assert.Contains("POST", method.Content.Headers.Allow);
        await (await own.Send("POST", Notes, $$"""{ "text": "a", "day": "2027-01-05", "tags": ["{{new string('x', 3000)}}"] }""")).Problem(413, "too-large");

        var form = new HttpRequestMessage(HttpMethod.Post, Notes) { Content = new FormUrlEncodedContent([new("text", "a")]) };
        form.Headers.Add("X-Api-Key", ProbeHost.AdminKey);
        await (await own.Http.SendAsync(form, TestContext.Current.CancellationToken)).Problem(415, "unsupported-media-type");
    }

    [Fact]
    public async Task A_body_too_large_that_does_not_say_so_is_refused_too()
    {
        await using var own = await ProbeHost.Start("sqlite", "--Scheduling:Limits:BodyBytes=2000");
        foreach (var attempt in new[] { "", "k1" })
        {
            var request = new HttpRequestMessage(HttpMethod.Post, Notes) { Content = new Chunks(new string(' ', 5000)) };
            request.Headers.Add("X-Api-Key", ProbeHost.AdminKey);
            if (attempt.Length > 0) request.Headers.Add("Idempotency-Key", attempt);
            await (await own.Http.SendAsync(request, TestContext.Current.CancellationToken)).Problem(413, "too-large");
        }
        Assert.Empty(own.Log.Errors);
    }

    [Fact]
    public async Task All_broken_rules_are_said_with_what_belongs_to_them()
    {
        var problem = await (await host.Send("POST", "/v1/clinics/lbw/refusals?kind=rules")).Problem(422, "rule-violation");
        Assert.Equal(
            """[{"rule":"min-gap","message":"Too near.","sessionNumber":3},{"rule":"clinic-closed","message":"Closed that day."}]""",
            problem.GetProperty("violations").GetRawText());
        Assert.Equal("2027-01-05", problem.GetProperty("nextStart").GetString());
    }

    [Theory]
    [InlineData("conflict", 409, "slot-taken")]
    [InlineData("missing", 404, "not-found")]
    [InlineData("invalid", 400, "validation")]
    [InlineData("away", 503, "unavailable")]
    public async Task A_refusal_keeps_its_code(string kind, int status, string code)
    {
        await (await host.Send("POST", $"/v1/clinics/lbw/refusals?kind={kind}")).Problem(status, code);
        Assert.DoesNotContain(host.Log.Errors, line => !line.Contains("a bug", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_fault_of_ours_says_nothing_but_its_trace_and_is_logged()
    {
        var answer = await host.Send("POST", "/v1/clinics/lbw/refusals?kind=bug");
        var problem = await answer.Problem(500, "internal");
        Assert.DoesNotContain("secret", problem.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(host.Log.Errors, line => line.Contains("a bug with a secret", StringComparison.Ordinal) && line.Contains("{clinicId}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_that_keep_browsers_from_guessing()
    {
        foreach (var path in new[] { "/open", "/nowhere", "/fails" })
        {
            var answer = await host.Send("GET", path);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    sealed class Chunks(string text) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return false;
        }
    }
}
