using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class ReceiveReceiptTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static int receipts;

    static HttpRequestMessage Signed(string id, string status, string type = "application/json", string secret = Stage.SmsSecret)
    {
        // A number of the gateway's own tells two receipts of one second apart.
        var n = Interlocked.Increment(ref receipts);
        var body = type == "application/json" ? $$"""{ "id": "{{id}}", "status": "{{status}}", "n": {{n}} }""" : $"Id={id}&Status={status}&N={n}";
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString();
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/inbound/receipts") { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type)) };
        request.Headers.Add("X-Timestamp", timestamp);
        request.Headers.Add("X-Signature", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{body}"))));
        return request;
    }

    static async Task<bool> Receipt(Stage stage, string id, string status, string type = "application/json")
    {
        using var answer = await stage.Http.SendAsync(Signed(id, status, type), Cancel);
        var noted = (await answer.Json(HttpStatusCode.OK)).GetProperty("noted").GetBoolean();
        await stage.Passes(TimeSpan.FromMinutes(1));
        return noted;
    }

    static async Task<(Stage Stage, string Id)> Sent(string engine, GatewayStub gateway, string email = """, "email": "a@example.org" """)
    {
        var stage = await Stage.Open(engine, "2027-01-11", settings: $"--Scheduling:Messages:Sms={gateway.Address}");
        await stage.Put("/v1/clinics/lbw/patients/pt-1/contact", $$"""{ "displayName": "A", "phone": "+15625550123"{{email}} }""");
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        await stage.Until("2027-01-11", "10:05");
        return (stage, gateway.Texts.Single().Key);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_text_that_arrived_has_arrived_and_no_later_receipt_says_otherwise(string engine)
    {
        await using var gateway = await GatewayStub.Open();
        var (stage, id) = await Sent(engine, gateway);
        await using var _ = stage;

        Assert.True(await Receipt(stage, id, "delivered"));
        Assert.False(await Receipt(stage, id, "delivered", "application/x-www-form-urlencoded"));
        Assert.False(await Receipt(stage, id, "failed"));

        Assert.Equal("sent", Assert.Single(await stage.Reminders()).Text("status"));
        Assert.Empty(stage.Sent());
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_text_that_did_not_arrive_goes_by_email_once(string engine)
    {
        await using var gateway = await GatewayStub.Open();
        var (stage, id) = await Sent(engine, gateway);
        await using var _ = stage;

        Assert.True(await Receipt(stage, id, "undelivered", "application/x-www-form-urlencoded"));
        Assert.False(await Receipt(stage, id, "undelivered"));

        Assert.Equal(["2027-01-11T10:05 t-1"], stage.SentLines());
        Assert.Equal("undelivered", Assert.Single(await stage.Events("reminder.failed.v1")).Text("reason"));
        // The number is not to blame: the next text goes there.
        Assert.False((await stage.Get("/v1/clinics/lbw/patients/pt-1/contact")).GetProperty("isPhoneDead").GetBoolean());
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_number_that_fails_for_good_is_dead_and_its_patient_a_persons_to_call(string engine)
    {
        await using var gateway = await GatewayStub.Open();
        var (stage, id) = await Sent(engine, gateway, email: "");
        await using var _ = stage;

        Assert.True(await Receipt(stage, id, "failed"));

        Assert.True((await stage.Get("/v1/clinics/lbw/patients/pt-1/contact")).GetProperty("isPhoneDead").GetBoolean());
        Assert.Equal(["pt-1 message-failed dead-number open"], await stage.Tasks());
        Assert.Single(gateway.Requests);
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_move_that_did_not_arrive_is_told_another_way(string engine)
    {
        await using var gateway = await GatewayStub.Open();
        await using var stage = await Stage.Open(engine, "2027-01-08", settings: $"--Scheduling:Messages:Sms={gateway.Address}");
        await stage.Contact();
        var booked = Booked("2027-01-20");
        await stage.Happens(Clinic(), booked, booked.MovedTo("2027-01-21"));
        await stage.Until("2027-01-08", "10:00");

        Assert.True(await Receipt(stage, Assert.Single(gateway.Texts).Key, "undelivered"));

        Assert.Equal(["pt-1 call-patient moved open"], await stage.Tasks());
    }

    [Fact]
    public async Task A_receipt_of_nobodys_text_or_without_our_secret_or_with_nonsense_is_refused()
    {
        await using var stage = await Stage.Open("sqlite");

        Assert.False(await Receipt(stage, $"{Guid.CreateVersion7()}", "failed"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await stage.Http.SendAsync(Signed($"{Guid.CreateVersion7()}", "failed", secret: "another"), Cancel)).StatusCode);
        Assert.Equal("id status", await (await stage.Http.SendAsync(Signed("1", "gone"), Cancel)).Fields());
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await stage.Http.SendAsync(Signed("1", "gone", "text/plain"), Cancel)).StatusCode);
    }
}
