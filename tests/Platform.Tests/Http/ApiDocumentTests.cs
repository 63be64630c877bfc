using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Scheduling.Platform.Tests.Http;

public sealed class ApiDocumentTests(SharedProbe probe) : IClassFixture<SharedProbe>
{
    readonly ProbeHost host = probe.Host;

    [Fact]
    public async Task The_document_describes_routes_with_their_bodies_keys_and_problems()
    {
        var document = await (await host.Send("GET", "/openapi/v1.json", key: "")).Json(HttpStatusCode.OK);
        Assert.Equal("Scheduling", document.GetProperty("info").GetProperty("title").GetString());

        var write = document.GetProperty("paths").GetProperty("/v1/clinics/{clinicId}/notes").GetProperty("post");
        var request = write.GetProperty("requestBody").GetProperty("content").GetProperty("application/json");
        Assert.Equal("Called", request.GetProperty("example").GetProperty("text").GetString());
        Assert.True(write.GetProperty("responses").TryGetProperty("201", out _));
        Assert.True(write.GetProperty("responses").GetProperty("default").GetProperty("content").TryGetProperty("application/problem+json", out _));
        Assert.Equal("ApiKey", write.GetProperty("security")[0].EnumerateObject().Single().Name);
        Assert.Contains(write.GetProperty("parameters").EnumerateArray(), parameter => parameter.GetProperty("name").GetString() == "Idempotency-Key");

        var note = document.GetProperty("components").GetProperty("schemas").GetProperty("ProbeServiceNote").GetProperty("properties");
        Assert.Equal("string", note.GetProperty("text").GetProperty("type").GetString());
        Assert.Equal("date", note.GetProperty("day").GetProperty("format").GetString());
        Assert.Equal("string", note.GetProperty("tags").GetProperty("items").GetProperty("type").GetString());
        Assert.Equal("string", note.GetProperty("gates").GetProperty("additionalProperties").GetProperty("type").GetString());
        var roles = document.GetProperty("components").GetProperty("schemas").GetProperty("Role").GetProperty("enum");
        Assert.Equal(["scheduler", "clinician", "therapist", "subscriber", "admin"], roles.EnumerateArray().Select(role => role.GetString()!));

        var list = document.GetProperty("paths").GetProperty("/v1/clinics/{clinicId}/numbers").GetProperty("get");
        Assert.Equal(["cursor", "limit"], list.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()!).Except(["clinicId"]).Order(StringComparer.Ordinal));
        Assert.False(document.GetProperty("paths").GetProperty("/open").GetProperty("get").TryGetProperty("security", out _));
    }

    [Fact]
    public async Task Types_of_one_name_are_described_apart()
    {
        var document = await (await host.Send("GET", "/openapi/v1.json", key: "")).Json(HttpStatusCode.OK);
        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.Equal(["minutes"], schemas.GetProperty("FirstRequest").GetProperty("properties").EnumerateObject().Select(member => member.Name));
        Assert.Equal(["day"], schemas.GetProperty("SecondRequest").GetProperty("properties").EnumerateObject().Select(member => member.Name));
        var body = document.GetProperty("paths").GetProperty("/v1/clinics/{clinicId}/second").GetProperty("post").GetProperty("requestBody");
        Assert.EndsWith("/SecondRequest", body.GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_needs_nothing_but_itself_and_lets_nothing_else_run()
    {
        var answer = await host.Send("GET", "/docs", key: "");
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotMatch("https?://|style=\"|onclick", page);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        foreach (var element in new[] { "script", "style" })
        {
            var content = Regex.Match(page, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline).Groups[1].Value;
            Assert.Contains($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'", policy, StringComparison.Ordinal);
        }
    }
}
