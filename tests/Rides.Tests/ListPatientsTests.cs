using static Scheduling.Rides.Tests.Happening;

namespace Scheduling.Rides.Tests;

public sealed class ListPatientsTests
{
    [Theory, MemberData(nameof(Stage.Engines), MemberType = typeof(Stage))]
    public async Task Patients_are_found_by_part_of_their_id_or_name_in_any_case(string engine)
    {
        await using var stage = await Stage.Open(engine);
        await stage.Happens(Clinic(), Clinic("far", "far"), Booked("2027-01-12", patientId: "pt-visit-only"), Booked("2027-01-12", "13:00", patientId: "elsewhere", clinicId: "far", group: "far"));
        foreach (var (id, name) in new[] { ("ana", "Ana ÑANDÚ"), ("bob", "Bob 100%"), ("pt-3", "Anabel_Lee") })
            await stage.Put($"/v1/clinics/lbw/patients/{id}/contact", $$"""{ "displayName": "{{name}}" }""");

        Assert.Equal(["ana", "bob", "pt-3", "pt-visit-only"], await Ids(stage, ""));
        Assert.Equal(["ana", "pt-3"], await Ids(stage, "ANA"));
        Assert.Equal(["ana"], await Ids(stage, Uri.EscapeDataString("ñandú")));
        Assert.Equal(["pt-3", "pt-visit-only"], await Ids(stage, "pt-"));
        Assert.Equal(["bob"], await Ids(stage, "%25"));
        Assert.Equal(["pt-3"], await Ids(stage, "_"));
        Assert.Empty(await Ids(stage, "nobody"));
    }

    [Fact]
    public async Task Pages_follow_each_other()
    {
        await using var stage = await Stage.Open("sqlite");
        for (var i = 0; i < 5; i++) await stage.Contact($"pt-{i}");

        var first = await stage.Get("/v1/clinics/lbw/patients?limit=3");
        var second = await stage.Get($"/v1/clinics/lbw/patients?limit=3&cursor={first.Text("nextCursor")}");

        Assert.Equal(["pt-3", "pt-4"], second.GetProperty("items").EnumerateArray().Select(p => p.Text("patientId")));
        Assert.Equal("null", second.Text("nextCursor"));
    }

    static async Task<IEnumerable<string>> Ids(Stage stage, string query) =>
        (await stage.Items($"/v1/clinics/lbw/patients?query={query}")).Select(p => p.Text("patientId"));
}
