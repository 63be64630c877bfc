using System.Net;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class PutTemplateTests
{
    const string DayBefore = "/v1/clinics/lbw/templates/t-1/en";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static string Json(string text) => System.Text.Json.JsonSerializer.Serialize(new { text });

    /// <summary>What is wrong with that text.</summary>
    static async Task<IReadOnlyList<string>> Refusal(string kind, string text, string language = "en")
    {
        await using var stage = await Stage.Open("sqlite");
        await stage.Happens(Clinic());
        using var refused = await stage.Put($"/v1/clinics/lbw/templates/{kind}/{language}", Json(text));
        return [.. (await refused.Json(HttpStatusCode.BadRequest)).GetProperty("errors").GetProperty("text").EnumerateArray().Select(error => error.GetString()!)];
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Each_change_is_a_new_version_and_the_same_words_again_are_none(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Happens(Clinic());

        using var first = await stage.Put(DayBefore, Json("{sender}: see you {when}. {keep} {question} {phone}. {stop}"));
        var created = await first.Json(HttpStatusCode.Created);
        using var again = await stage.Put(DayBefore, Json("{sender}: see you {when}. {keep} {question} {phone}. {stop}"));
        Assert.Equal(1, (await again.Json(HttpStatusCode.OK)).GetProperty("version").GetInt32());
        using var second = await stage.Put(DayBefore, Json("{sender}: we expect you {when}. {keep} {question} {phone}. {stop}"));

        Assert.Equal("lbw/t-1/en 1 admin False", $"{created.Text("templateId")} {created.GetProperty("version")} {created.Text("changedBy")} {created.GetProperty("isShipped")}");
        Assert.Equal("\"2\"", second.Headers.ETag!.ToString());
        Assert.Equal("{sender}: see you {when}. {keep} {question} {phone}. {stop}", (await stage.Get($"{DayBefore}?version=1")).Text("text"));
        Assert.Equal(2, (await stage.Get(DayBefore)).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Who_has_seen_another_version_changes_nothing()
    {
        await using var stage = await Stage.Open("sqlite");
        await stage.Put(DayBefore, Json("{sender}: see you {when}. {keep} {question} {phone}. {stop}"));
        using var stale = new HttpRequestMessage(HttpMethod.Put, DayBefore) { Content = Stage.Body(Json("{sender}: {when}. {keep} {question} {phone}. {stop}")) };
        stale.Headers.TryAddWithoutValidation("If-Match", "\"7\"");

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await stage.Http.SendAsync(stale, Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("t-1", "{sender}: ketamine visit {when}. {keep} {question} {phone}. {stop}", "ketamine")]
    [InlineData("t-1", "{sender}: your Spravato is {when}. {keep} {question} {phone}. {stop}", "spravato")]
    [InlineData("t-1", "{sender}: infusión {when}. {keep} {question} {phone}. {stop}", "infusion")]
    [InlineData("follow-up", "{sender}: therapy {when}. {question} {phone}. {stop}", "therapy")]
    [InlineData("cancelled", "{sender} Psychiatry: {previous} is off. {phone}. {stop}", "psychiatry")]
    [InlineData("help", "{sender}: texts about your depression. {phone}. {stop}", "depression")]
    [InlineData("help", "{sender}: 20% discount in May. {phone}. {stop}", "discount")]
    [InlineData("help", "{sender}: see https://example.com/x {phone}. {stop}", "https://example.com/x")]
    [InlineData("help", "{sender}: see clinic.example.org {phone}. {stop}", "example.org")]
    public async Task No_drug_no_diagnosis_no_kind_of_clinic_nothing_to_sell_and_no_link(string kind, string text, string word) =>
        Assert.Contains($"'{word}'", Assert.Single(await Refusal(kind, text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("help", "texts about your visits. {phone}. {stop}", "must have {sender}, because every text says whose it is")]
    [InlineData("help", "{sender}: texts about your visits. {stop}", "must have {phone}, because every text says whom to call")]
    [InlineData("help", "{sender}: texts about your visits. {phone}.", "must have {stop}, because every text says how to get no more")]
    [InlineData("t-1", "{sender}: visit {when}. {question} {phone}. {stop}", "must have {keep}, what to keep before the visit")]
    [InlineData("t-1", "{sender}: visit {when}. {keep} Ride? {phone}. {stop}", "must have {question}, the question whose answers are understood")]
    [InlineData("cancelled", "{sender}: a visit is off. {phone}. {stop}", "must have {previous}, without which it does not say what it is for")]
    [InlineData("help", "{sender}: {dog}. {phone}. {stop}", "must not have {dog}: the placeholders of help are {sender}, {phone}, {stop}")]
    [InlineData("help", "{sender}: {when. {phone}. {stop}", "must have braces around the name of a placeholder only")]
    [InlineData("help", "{sender}: texts ☎ {phone}. {stop}", "must not have '☎': a text message has no such character")]
    [InlineData("help", " ", "must not be blank")]
    public async Task What_the_law_and_the_message_need_is_there(string kind, string text, string error) => Assert.Equal([error], await Refusal(kind, text));

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once() =>
        Assert.Equal(4, (await Refusal("help", "ketamine discount {phone}.")).Count);

    [Fact]
    public async Task What_never_fits_into_one_text_is_refused_and_what_does_not_always_fit_is_said()
    {
        Assert.Equal(
            ["has 200 characters with ordinary times and the shortest words, and one text has 160"],
            await Refusal("follow-up", "{sender}: we look forward to seeing you and remind you that your next talk session is on {when}. Please be there ten minutes early. {question} Our number is {phone}. {stop}"));

        await using var stage = await Stage.Open("sqlite");
        await stage.Happens(Clinic());
        using var kept = await stage.Put("/v1/clinics/lbw/templates/weekly-digest/en", Json("{sender}: this week we expect you on {when}. {question} Our number is {phone}. To end these: {stop}"));
        Assert.Equal("too-long-at-times", Assert.Single((await kept.Json(HttpStatusCode.Created)).GetProperty("warnings").EnumerateArray()).Text("rule"));
    }

    [Theory]
    [InlineData("crisis", "en", "kind")]
    [InlineData("opted-out", "en", "kind")]
    [InlineData("thanks", "en", "kind")]
    [InlineData("t-1", "fr", "language")]
    [InlineData("t-2", "de", "kind language")]
    public async Task Some_words_are_always_the_shipped_ones(string kind, string language, string fields)
    {
        await using var stage = await Stage.Open("sqlite");
        using var refused = await stage.Put($"/v1/clinics/lbw/templates/{kind}/{language}", Json("{sender} {phone} {stop}"));
        Assert.Equal(fields, await refused.Fields());
    }
}
