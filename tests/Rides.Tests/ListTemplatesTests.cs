namespace Scheduling.Rides.Tests;

public sealed class ListTemplatesTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Every_kind_is_there_in_every_language_with_the_words_in_use(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Put("/v1/clinics/lbw/templates/help/en", """{ "text": "{sender}: ask us. {phone}. {stop}" }""");
        await stage.Put("/v1/clinics/lbw/templates/t-1/en?protocolId=spravato-trd", """{ "text": "{sender}: see you {when}. {keep} {question} {phone}. {stop}" }""");

        var ids = (await stage.Items("/v1/clinics/lbw/templates?limit=200")).Select(template => template.Text("templateId")).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Superset(new HashSet<string> { "lbw/help/en", "shipped/help/es", "shipped/t-1/en", "shipped/moved/es", "lbw/t-1/en/spravato-trd" }, ids.ToHashSet());
        Assert.DoesNotContain("shipped/help/en", ids);
    }
}
