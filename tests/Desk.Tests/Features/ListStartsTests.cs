using System.Text.Json;

namespace Scheduling.Desk.Tests;

public sealed class ListStartsTests(SharedDesk shared)
{
    [Fact]
    public async Task A_visit_may_be_put_where_no_rule_forbids_it_and_nowhere_on_top_of_another()
    {
        var clinic = await shared.Clinic();
        var (_, session) = await clinic.DoseToday();
        await clinic.DoseToday("pt-1002");
        var other = (await clinic.Read("days/2027-01-04")).GetProperty("chairs").EnumerateArray()
            .Single(chair => chair.GetProperty("blocks").EnumerateArray().Any(block => block.GetProperty("patientId").GetString() == "pt-1002"));

        var places = JsonSerializer.Deserialize<JsonElement>((await clinic.Owner.Get($"{clinic.Base}/sessions/{session}/starts")).Html).EnumerateArray()
            .Select(place => (At: place.GetProperty("at").GetString(), Chair: place.GetProperty("chair").GetString())).ToList();

        var start = other.GetProperty("blocks")[0].GetProperty("startsAt").GetDateTimeOffset().ToString("HH:mm");
        Assert.Contains(("12:00", "chair-4"), places);
        Assert.DoesNotContain(places, place => place.Chair == other.GetProperty("chairId").GetString() && string.CompareOrdinal(place.At, start) <= 0);
        Assert.All(places, place => Assert.InRange(string.CompareOrdinal(place.At, "14:15"), -99, 0)); // the clinic closes at five
    }
}
