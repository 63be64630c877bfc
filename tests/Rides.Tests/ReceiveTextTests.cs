using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Scheduling.Rides.OptOuts;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class ReceiveTextTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static HttpRequestMessage Signed(string body, string from = "+15625550123", string to = "+15625550101", TimeSpan ago = default, string secret = Stage.SmsSecret)
    {
        var form = $"From={Uri.EscapeDataString(from)}&To={Uri.EscapeDataString(to)}&Body={Uri.EscapeDataString(body)}";
        // Signatures are looked at by the machine's clock.
        var timestamp = (TimeProvider.System.GetUtcNow() - ago).ToUnixTimeSeconds().ToString();
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/inbound/sms") { Content = new StringContent(form, Encoding.UTF8, new MediaTypeHeaderValue("application/x-www-form-urlencoded")) };
        request.Headers.Add("X-Timestamp", timestamp);
        request.Headers.Add("X-Signature", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{form}"))));
        return request;
    }

    static async Task<string> Text(Stage stage, string body, string to = "+15625550101")
    {
        using var answer = await stage.Http.SendAsync(Signed(body, to: to), Cancel);
        var understood = (await answer.Json(HttpStatusCode.OK)).Text("understood");
        await stage.Passes(TimeSpan.FromMinutes(1));
        return understood;
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task STOP_ends_texts_at_once_with_one_confirmation_and_START_begins_them_again(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-10", "23:00");
        await stage.Contact();
        await stage.Happens(Clinic(), Booked("2027-01-12"), Booked("2027-01-15"));

        Assert.Equal("stop", await Text(stage, "Stop."));
        Assert.Equal("stop", await Text(stage, "STOPALL"));
        Assert.Equal("help", await Text(stage, "help"));
        await stage.Until("2027-01-12", "09:00");
        Assert.Equal(["2027-01-10T23:00 opted-out"], stage.SentLines());
        Assert.Equal("LBW: you are opted out and will get no more texts. Call 562-555-0100 with questions.", stage.Sent()[0].Text("body"));

        Assert.Equal("start", await Text(stage, "UNSTOP"));
        await stage.Until("2027-01-15");
        Assert.Equal(["2027-01-10T23:00 opted-out", "2027-01-12T09:00 opted-in", "2027-01-12T09:00 t-1", "2027-01-14T10:00 t-1"], stage.SentLines());
        Assert.Single(await stage.Events("patient.opted-out.v1"));
        Assert.Single(await stage.Events("patient.opted-in.v1"));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task HELP_is_answered_and_anything_else_is_not(string engine)
    {
        await using var stage = await Stage.Open(engine, "2027-01-10", "23:00");
        await stage.Happens(Clinic());

        Assert.Equal("help", await Text(stage, "Help"));
        Assert.Equal("other", await Text(stage, "Y"));

        Assert.Equal("LBW: texts about your visits. Questions: 562-555-0100. STOP to opt out", Assert.Single(stage.Sent()).Text("body"));
    }

    [Fact]
    public async Task A_STOP_to_a_number_no_clinic_texts_from_any_more_is_honoured_by_every_group_that_knows_the_sender()
    {
        await using var stage = await Stage.Open("sqlite", "2027-01-11");
        await stage.Happens(Clinic(), Booked("2027-01-12"));
        await stage.Contact();

        await Text(stage, "stop", to: "+15625559999");
        await stage.Until("2027-01-12");

        Assert.Equal(["opted-out"], stage.Sent().Select(m => m.Text("kind")));
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
        Assert.Equal(HttpStatusCode.OK, (await stage.Http.SendAsync(twice, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stage.Http.SendAsync(copy, Cancel)).StatusCode);
        Assert.Equal("From", await (await stage.Http.SendAsync(Signed("STOP", from: "0123"), Cancel)).Fields());
    }

    [Fact]
    public async Task The_gateway_needs_no_key()
    {
        await using var stage = await Stage.Open("sqlite");
        stage.Http.DefaultRequestHeaders.Remove("X-Api-Key");

        Assert.Equal(HttpStatusCode.OK, (await stage.Http.SendAsync(Signed("HELP"), Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("STOP", Reply.Stop)]
    [InlineData(" \"Stop!\" ", Reply.Stop)]
    [InlineData("quit", Reply.Stop)]
    [InlineData("END", Reply.Stop)]
    [InlineData("Revoke", Reply.Stop)]
    [InlineData("opt-out", Reply.Stop)]
    [InlineData("cancel", Reply.Stop)]
    [InlineData("unsubscribe", Reply.Stop)]
    [InlineData("Please stop texting me", Reply.Stop)]
    [InlineData("don’t text this number", Reply.Stop)]
    [InlineData("START", Reply.Start)]
    [InlineData("unstop", Reply.Start)]
    [InlineData("help", Reply.Help)]
    [InlineData("Y", Reply.Other)]
    [InlineData("the bus stop is far", Reply.Other)]
    [InlineData("", Reply.Other)]
    public void Words_are_understood(string text, Reply reply) => Assert.Equal(reply, ReplyWords.Of(text));
}
