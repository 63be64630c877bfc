using System.Net;
using System.Text.Json;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class PreviewTemplateTests
{
    static async Task<JsonElement> Preview(Stage stage, object request)
    {
        using var answer = await stage.Post("/v1/clinics/lbw/templates/preview", JsonSerializer.Serialize(request, JsonSerializerOptions.Web));
        return await answer.Json(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("t-1", "en", "LBW: visit tomorrow 10:00am. No food after 8:15am, no drinks after 9:45am, no nose spray past 9:15am. Ride home set? Reply Y or N. 562-555-0100. STOP to opt out")]
    [InlineData("weekly-digest", "en", "LBW: visits Tue 1/12 10:00am & Fri 1/15 10:00am. Ride home needed both days. Reply Y if rides set, N if not. 562-555-0100. STOP to opt out")]
    [InlineData("cancelled", "en", "LBW: your Tue 1/12 10:00am visit is cancelled. 562-555-0100. STOP to opt out")]
    [InlineData("follow-up", "es", "LBW: sesión de conversación mar 12 ene 10:00am. Responda C para confirmar. 562-555-0100. STOP para salir")]
    [InlineData("ride-missing", "en", "LBW: no ride on file for tomorrow 10:00am. Your visit can't start without one. Reply 1 have ride, 2 need help. 562-555-0100. STOP to opt out")]
    [InlineData("driver", "en", "LBW: pick-up at LBW tomorrow 10:00am or later. 562-555-0100. STOP to opt out")]
    [InlineData("moved", "en", "LBW: your Tue 1/5 visit moved to Tue 1/12 10:00am. Reply Y ok, N call me. 562-555-0100. STOP to opt out")]
    [InlineData("help", "es", "LBW: mensajes sobre sus citas. Preguntas: 562-555-0100. STOP para salir")]
    public async Task The_words_that_are_shown_for_changing_are_those_that_are_sent(string kind, string language, string body)
    {
        await using var stage = await Stage.Open("sqlite");
        await stage.Happens(Clinic());
        var shipped = (await stage.Get($"/v1/clinics/lbw/templates/{kind}/{language}")).Text("text");

        var asItIs = await Preview(stage, new { kind, language });
        var asTemplate = await Preview(stage, new { kind, language, text = shipped });

        Assert.Equal(body.Replace("ó", "o"), asItIs.Text("body"));
        Assert.Equal(asItIs.Text("body"), asTemplate.Text("body"));
        Assert.Equal(asItIs.Text("body").Length, asTemplate.GetProperty("length").GetInt32());
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task A_booked_visit_has_its_own_times_for_what_to_keep(string engine)
    {
        await using var stage = await Stage.Open(engine);
        var visit = Booked("2027-01-12", "14:30");
        await stage.Happens(Clinic(), visit);

        var shown = await Preview(stage, new
        {
            kind = "t-1", language = "en", sessionId = visit.SessionId,
            text = "{sender}: see you {when}. Eat until {noFoodAfter}, drink until {noDrinkAfter}, nose spray until {noNasalSprayAfter}. {question} {phone}. {stop}",
        });
        Assert.Equal("LBW: see you tomorrow 2:30pm. Eat until 12:45pm, drink until 2:15pm, nose spray until 1:45pm. Ride home set? Reply Y or N. 562-555-0100. STOP to opt out", shown.Text("body"));

        shown = await Preview(stage, new { kind = "t-1", language = "en", sessionId = visit.SessionId, text = "{sender}: see you {when}! {keep} {question} {phone}. {stop}" });
        Assert.Equal("LBW: see you tomorrow 2:30pm! No food after 12:45pm, nose spray after 1:45pm, drinks after 2:15pm. Ride home set? Reply Y or N. 562-555-0100. STOP to opt out", shown.Text("body"));
        Assert.True(shown.GetProperty("fits").GetBoolean());
    }

    [Fact]
    public async Task The_words_of_the_visits_protocol_are_shown_before_those_for_all()
    {
        await using var stage = await Stage.Open("sqlite");
        var visit = Booked("2027-01-12");
        await stage.Happens(Clinic(), visit);
        await stage.Put("/v1/clinics/lbw/templates/moved/en", """{ "text": "{sender}: new time {when}. {question} {phone}. {stop}" }""");
        Assert.StartsWith("LBW: new time Tue 1/12 10:00am. Reply Y ok, N call me.", (await Preview(stage, new { kind = "moved", language = "en", sessionId = visit.SessionId })).Text("body"), StringComparison.Ordinal);

        await stage.Put("/v1/clinics/lbw/templates/moved/en?protocolId=spravato-trd", """{ "text": "{sender}: we moved you from {previous} to {when}. {question} {phone}. {stop}" }""");
        Assert.StartsWith("LBW: we moved you from Tue 1/5 to Tue 1/12 10:00am.", (await Preview(stage, new { kind = "moved", language = "en", sessionId = visit.SessionId })).Text("body"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_saved_cannot_be_shown()
    {
        await using var stage = await Stage.Open("sqlite");
        async Task<string> Fields(string json)
        {
            using var refused = await stage.Post("/v1/clinics/lbw/templates/preview", json);
            return await refused.Fields();
        }

        Assert.Equal("text", await Fields("""{ "kind": "help", "language": "en", "text": "{sender}: ketamine. {phone}. {stop}" }"""));
        Assert.Equal("kind language", await Fields("""{ "kind": "fax", "language": "fr" }"""));
        Assert.Equal("sessionId", await Fields($$"""{ "kind": "t-1", "language": "en", "sessionId": "{{Guid.CreateVersion7()}}" }"""));
    }
}
