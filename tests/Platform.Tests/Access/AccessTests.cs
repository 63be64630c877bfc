using System.Net;

namespace Scheduling.Platform.Tests.Access;

public sealed class AccessTests(SharedProbe probe) : IClassFixture<SharedProbe>
{
    readonly ProbeHost host = probe.Host;

    [Theory]
    [InlineData("/v1/clinics/lbw/who")]
    [InlineData("/v1/api-keys")]
    [InlineData("/forgotten")]
    [InlineData("/nowhere")]
    public async Task Without_a_valid_key_nothing_answers(string path)
    {
        foreach (var key in new[] { "", "wrong", "sk_", "sk_x_y", $"sk_{Guid.NewGuid()}_{new string('0', 64)}", ProbeHost.AdminKey + "x" })
        {
            var answer = await host.Send("GET", path, key: key);
            await answer.Problem(401, "unauthenticated");
            Assert.Equal("ApiKey", answer.Headers.WwwAuthenticate.ToString());
        }
    }

    [Theory]
    [InlineData("/open")]
    [InlineData("/docs")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task What_is_public_answers_without_a_key(string path)
    {
        Assert.Equal(HttpStatusCode.OK, (await host.Send("GET", path, key: "")).StatusCode);
    }

    [Fact]
    public async Task A_route_that_says_nothing_of_roles_is_closed_even_to_the_admin_key()
    {
        await (await host.Send("GET", "/forgotten")).Problem(403, "forbidden");
    }

    [Fact]
    public async Task A_role_opens_what_asks_for_it_and_nothing_else()
    {
        var scheduler = await host.Key("\"scheduler\"", "\"lbw\"");
        var clinician = await host.Key("\"clinician\"", "\"lbw\"");
        var admin = await host.Key("\"admin\"", "\"lbw\"");

        await (await host.Send("GET", "/v1/clinics/lbw/who", key: scheduler)).Json(HttpStatusCode.OK);
        await (await host.Send("GET", "/v1/clinics/lbw/orders", key: scheduler)).Problem(403, "forbidden");
        await (await host.Send("GET", "/v1/clinics/lbw/who", key: clinician)).Json(HttpStatusCode.OK);
        await (await host.Send("GET", "/v1/clinics/lbw/orders", key: clinician)).Json(HttpStatusCode.OK);
        await (await host.Send("GET", "/v1/clinics/lbw/who", key: admin)).Problem(403, "forbidden");
        await (await host.Send("GET", "/v1/clinics/lbw/orders")).Json(HttpStatusCode.OK);
        await (await host.Send("GET", "/v1/api-keys", key: scheduler)).Problem(403, "forbidden");
    }

    [Fact]
    public async Task Another_clinic_does_not_exist_whatever_is_asked_of_it()
    {
        var scheduler = await host.Key("\"scheduler\"", "\"lbw\", \"hb\"");
        await (await host.Send("GET", "/v1/clinics/hb/who", key: scheduler)).Json(HttpStatusCode.OK);
        await (await host.Send("GET", "/v1/clinics/other/who", key: scheduler)).Problem(404, "not-found");
        await (await host.Send("GET", "/v1/clinics/other/orders", key: scheduler)).Problem(404, "not-found");
        await (await host.Send("GET", "/v1/clinics/other/days/x", key: scheduler)).Problem(404, "not-found");
        await (await host.Send("POST", "/v1/clinics/other/notes", "not json", scheduler)).Problem(404, "not-found");
        Assert.Equal(0, host.Notes.Written);
    }

    [Fact]
    public async Task A_handler_is_told_who_asks()
    {
        var who = await (await host.Send("GET", "/v1/clinics/lbw/who")).Json(HttpStatusCode.OK);
        Assert.Equal("admin", who.GetProperty("id").GetString());
        Assert.Equal(5, who.GetProperty("roles").GetArrayLength());
    }
}
