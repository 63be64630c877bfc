using System.Net;
using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class GetTemplateTests
{
    [Fact]
    public async Task Without_words_of_its_own_a_clinic_is_shown_the_shipped_ones_with_what_they_may_have()
    {
        await using var stage = await Stage.Open("sqlite");
        await stage.Happens(Clinic());

        var template = await stage.Get("/v1/clinics/lbw/templates/t-1/es");

        Assert.Equal("shipped/t-1/es 0 True", $"{template.Text("templateId")} {template.GetProperty("version")} {template.GetProperty("isShipped")}");
        Assert.Equal("{sender}: cita {when}. {more} {keep} {question} {phone}. {stop}", template.Text("text"));
        Assert.Equal(["sender", "phone", "stop", "when", "keep", "question"], template.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        Assert.Contains("noFoodAfter", template.GetProperty("placeholders").EnumerateArray().Select(name => name.GetString()));
    }

    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Words_for_one_protocol_stand_beside_those_for_all(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Put("/v1/clinics/lbw/templates/help/en", """{ "text": "{sender}: ask us. {phone}. {stop}" }""");
        await stage.Put("/v1/clinics/lbw/templates/t-1/en?protocolId=spravato-trd", """{ "text": "{sender}: see you {when}. {keep} {question} {phone}. {stop}" }""");

        Assert.Equal("shipped/t-1/en", (await stage.Get("/v1/clinics/lbw/templates/t-1/en")).Text("templateId"));
        var own = await stage.Get("/v1/clinics/lbw/templates/t-1/en?protocolId=spravato-trd");
        Assert.Equal("lbw/t-1/en/spravato-trd spravato-trd", $"{own.Text("templateId")} {own.Text("protocolId")}");
        Assert.Equal("shipped/help/en", (await stage.Get("/v1/clinics/far/templates/help/en")).Text("templateId"));
    }

    [Fact]
    public async Task A_version_that_never_was_is_not_found()
    {
        await using var stage = await Stage.Open("sqlite");
        using var answer = await stage.Http.GetAsync("/v1/clinics/lbw/templates/help/en?version=3", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
