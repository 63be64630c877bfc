using System.Net;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class PutContactTests
{
    const string Path = "/v1/clinics/lbw/patients/pt-1001/contact";

    const string Whole =
        """
        {
          "displayName": "A. Rivera", "phone": "+15625550123", "email": "a@example.org",
          "timeZone": "America/New_York", "language": "en",
          "channels": ["sms", "email"],
          "smsConsent": { "given": true, "source": "intake-form", "at": "2026-12-20T17:00:00Z" },
          "driver": { "kind": "adult", "name": "J. Rivera", "phone": "+15625550124", "smsConsent": false }
        }
        """;

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_contact_is_created_replaced_and_left_alone_when_it_says_the_same(string engine)
    {
        await using var stage = await Stage.Open(engine);

        using var created = await stage.Put(Path, Whole);
        var contact = await created.Json(HttpStatusCode.Created);
        Assert.Equal("\"1\"", created.Headers.ETag!.Tag);
        Assert.Equal(Path, created.Headers.Location!.ToString());
        Assert.Equal("A. Rivera +15625550123 a@example.org America/New_York en", $"{contact.Text("displayName")} {contact.Text("phone")} {contact.Text("email")} {contact.Text("timeZone")} {contact.Text("language")}");
        Assert.Equal(["sms", "email"], contact.GetProperty("channels").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal("intake-form", contact.GetProperty("smsConsent").Text("source"));
        Assert.Equal("adult", contact.GetProperty("driver").Text("kind"));

        using var same = await stage.Put(Path, Whole);
        await same.Json(HttpStatusCode.OK);
        Assert.Equal("\"1\"", same.Headers.ETag!.Tag);

        using var replaced = await stage.Put(Path, """{ "displayName": "A. Rivera" }""");
        var less = await replaced.Json(HttpStatusCode.OK);
        Assert.Equal("\"2\"", replaced.Headers.ETag!.Tag);
        Assert.Equal("null null 0", $"{less.Text("phone")} {less.Text("email")} {less.GetProperty("channels").GetArrayLength()}");
    }

    [Theory]
    [InlineData("""{ }""", "displayName")]
    [InlineData("""{ "displayName": " " }""", "displayName")]
    [InlineData("""{ "displayName": "A", "phone": "562-555-0123" }""", "phone")]
    [InlineData("""{ "displayName": "A", "phone": "+05625550123" }""", "phone")]
    [InlineData("""{ "displayName": "A", "email": "nobody" }""", "email")]
    [InlineData("""{ "displayName": "A", "timeZone": "Pacific Standard Time" }""", "timeZone")]
    [InlineData("""{ "displayName": "A", "timeZone": "Mars/Olympus" }""", "timeZone")]
    [InlineData("""{ "displayName": "A", "language": "English" }""", "language")]
    [InlineData("""{ "displayName": "A", "channels": ["pigeon"] }""", "channels[0]")]
    [InlineData("""{ "displayName": "A", "phone": "+15625550123", "channels": ["sms", "sms"] }""", "channels")]
    [InlineData("""{ "displayName": "A", "channels": ["sms", "email"] }""", "email phone")]
    [InlineData("""{ "displayName": "A", "smsConsent": { "given": true } }""", "smsConsent.at smsConsent.source")]
    [InlineData("""{ "displayName": "A", "smsConsent": { } }""", "smsConsent.given")]
    [InlineData("""{ "displayName": "A", "driver": { "kind": "horse" } }""", "driver.kind")]
    [InlineData("""{ "displayName": "A", "driver": { "kind": "adult", "phone": "1" } }""", "driver.phone")]
    [InlineData("""{ "displayName": "A", "nickname": "B" }""", "nickname")]
    public async Task What_is_wrong_is_named_and_nothing_is_kept(string json, string fields)
    {
        await using var stage = await Stage.Open("sqlite");

        using var refused = await stage.Put(Path, json);

        Assert.Equal(fields, await refused.Fields());
        Assert.Equal(HttpStatusCode.NotFound, (await stage.Http.GetAsync(Path, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_contact_that_changed_meanwhile_is_not_overwritten()
    {
        await using var stage = await Stage.Open("sqlite");
        await stage.Put(Path, """{ "displayName": "A" }""");
        await stage.Put(Path, """{ "displayName": "B" }""");

        using var request = new HttpRequestMessage(HttpMethod.Put, Path) { Content = Stage.Body("""{ "displayName": "C" }""") };
        request.Headers.Add("If-Match", "\"1\"");
        using var stale = await stage.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal("B", (await stage.Get(Path)).Text("displayName"));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_new_zone_moves_what_is_planned(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-11", "03:00");
        await stage.Contact();
        await stage.Happens(Clinic(), Booked("2027-01-13"));
        var before = Assert.Single(await stage.Reminders("status=planned"));

        await stage.Contact(more: """, "timeZone": "America/New_York" """);

        var after = Assert.Single(await stage.Reminders("status=planned"));
        Assert.Equal(("2027-01-12T10:00:00-08:00", "2027-01-12T07:00:00-08:00"), (before.Text("dueAt"), after.Text("dueAt")));
        Assert.Equal(before.Text("reminderId"), after.Text("reminderId"));
    }
}
