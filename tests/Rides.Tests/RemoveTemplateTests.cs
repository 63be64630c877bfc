using System.Net;

namespace Scheduling.Rides.Tests;

public sealed class RemoveTemplateTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task The_shipped_words_come_back_as_a_version_and_the_others_are_kept(string engine)
    {
        const string Help = "/v1/clinics/lbw/templates/help/en";
        await using var stage = await Stage.Open(engine);
        await stage.Put(Help, """{ "text": "{sender}: ask us. {phone}. {stop}" }""");

        for (var i = 0; i < 2; i++)
        {
            using var removed = await stage.Http.DeleteAsync(Help, TestContext.Current.CancellationToken);
            var template = await removed.Json(HttpStatusCode.OK);
            Assert.Equal("shipped/help/en 2", $"{template.Text("templateId")} {template.GetProperty("version")}");
        }
        Assert.Equal("{sender}: ask us. {phone}. {stop}", (await stage.Get($"{Help}?version=1")).Text("text"));

        using var again = await stage.Put(Help, """{ "text": "{sender}: ask us. {phone}. {stop}" }""");
        Assert.Equal(3, (await again.Json(HttpStatusCode.OK)).GetProperty("version").GetInt32());
    }
}
