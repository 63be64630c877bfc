using System.Text.Json.Nodes;

namespace Scheduling.Courses.Tests.Features;

public abstract class GetProtocolTests(Apps apps, string engine) : OnBothEngines(apps, engine)
{
    // As the API's page shows it, letter for letter.
    const string SpravatoTrd =
        """
        {
          "id": "spravato-trd", "version": 1, "name": "Spravato, treatment-resistant depression",
          "route": "intranasal", "drug": "esketamine", "indication": "trd", "doseMg": [56, 84],
          "block": { "checkInMinutes": 15, "administrationMinutes": 10, "observationMinutes": 120, "dischargeMinutes": 20 },
          "minGapDays": 2,
          "phases": [
            { "name": "induction", "placement": "week-bound", "sessions": 8, "weeks": 4, "perWeek": 2, "patterns": [["tue","fri"],["mon","thu"]], "review": "benefit" },
            { "name": "weekly", "placement": "interval", "anchor": "slot", "everyDays": 7, "sessions": 4, "windowDays": 2, "minGapDays": 5, "review": "frequency" },
            { "name": "maintenance", "placement": "interval", "anchor": "slot", "everyDays": 14, "allowedEveryDays": [7, 14], "sessions": null, "windowDays": 3, "minGapDays": 11 }
          ],
          "gates": ["screening", "consent", "rems-enrolment", "authorization", "drug-on-hand"],
          "followUp": { "per": "per-dose", "fromDay": 1, "toDay": 3, "minutes": 60 },
          "instructions": { "foodHours": 2, "liquidMinutes": 30, "nasalSprayHours": 1 },
          "noDriving": "next-day",
          "missed": "same-week-or-lost"
        }
        """;

    [Fact]
    public async Task A_protocol_is_shown_as_the_API_promises()
    {
        var clinic = await Clinic();

        var read = await clinic.Send("GET", "/protocols/spravato-trd");
        var body = await read.Json(200);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(SpravatoTrd), JsonNode.Parse(body.GetRawText())), body.GetRawText());
        Assert.Equal(JsonNode.Parse(SpravatoTrd)!.AsObject().Select(member => member.Key), body.EnumerateObject().Select(member => member.Name));
        Assert.Equal("\"1\"", read.Headers.ETag?.Tag);
    }

    [Fact]
    public async Task Each_protocol_of_the_list_is_read_by_its_id()
    {
        var clinic = await Clinic();

        foreach (var protocol in await clinic.All("/protocols"))
            Assert.Equal(protocol.GetRawText(), (await clinic.Get($"/protocols/{protocol.Text("id")}")).GetRawText());
    }

    [Fact]
    public async Task A_protocol_that_is_not_there_is_not_found()
    {
        var clinic = await Clinic();
        foreach (var id in new[] { "no-such-protocol", "SPRAVATO-TRD", "%00", "a b", new string('x', 500) })
            Assert.InRange((int)(await clinic.Send("GET", $"/protocols/{Uri.EscapeDataString(id)}")).StatusCode, 400, 404);
        await clinic.Send("GET", "/protocols/no-such-protocol").Problem(404, "not-found");
        await App.Send("GET", "/v1/clinics/no-such-clinic/protocols/spravato-trd").Problem(404, "not-found");
        await clinic.Send("GET", "/protocols/spravato-trd", key: await App.Key("subscriber", clinic.Id)).Problem(403, "forbidden");
    }
}

public sealed class GetProtocolOnSqliteTests(Apps apps) : GetProtocolTests(apps, "sqlite");

public sealed class GetProtocolOnPostgresTests(Apps apps) : GetProtocolTests(apps, "postgres");
