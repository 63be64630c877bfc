using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduling.Courses.Protocols;

namespace Scheduling.Courses.Tests.Planning;

public sealed class ShippedProtocolsTests
{
    [Fact]
    public void Eleven_protocols_are_shipped_under_their_ids() => Assert.Equal(
        [
            "im-6-in-3-weeks", "im-8-in-4-weeks", "iv-4-in-2-weeks", "iv-6-in-2-weeks", "iv-6-in-3-weeks", "iv-6-weekly", "iv-8-in-4-weeks",
            "lozenge-home", "spravato-mdsi", "spravato-trd", "sublingual-6-in-3-weeks",
        ],
        ShippedProtocols.All.Select(protocol => protocol.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void The_treatment_resistant_protocol_reads_as_the_contract_shows_it()
    {
        var contract = JsonNode.Parse("""
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
            """);

        var json = JsonSerializer.SerializeToNode(ShippedProtocols.Find("spravato-trd"), JsonSerializerOptions.Web);

        Assert.True(JsonNode.DeepEquals(contract, json), json!.ToJsonString());
    }

    [Fact]
    public void Every_protocol_comes_back_from_its_json()
    {
        foreach (var protocol in ShippedProtocols.All)
        {
            var json = JsonSerializer.Serialize(protocol, JsonSerializerOptions.Web);
            var back = JsonSerializer.Deserialize<Protocol>(json, JsonSerializerOptions.Web);

            Assert.Equal(json, JsonSerializer.Serialize(back, JsonSerializerOptions.Web));
        }

        Assert.Contains("\"24-hours\"", JsonSerializer.Serialize(ShippedProtocols.Find("iv-6-weekly"), JsonSerializerOptions.Web), StringComparison.Ordinal);
    }

    // id; doses, weeks, a week, ceiling; gap; block; boosters; food; driving; mid-series review; last review
    [Theory]
    [InlineData("spravato-mdsi", "8 4 2 -", 2, 165, "-", 2, NoDriving.NextDay, null, ReviewKind.MdsiEnd)]
    [InlineData("iv-6-in-2-weeks", "6 2 3 21", 2, 135, "14,21,28", 4, NoDriving.TwentyFourHours, 3, ReviewKind.EndOfSeries)]
    [InlineData("iv-6-in-3-weeks", "6 3 2 21", 2, 135, "14,21,28", 4, NoDriving.TwentyFourHours, 3, ReviewKind.EndOfSeries)]
    [InlineData("iv-6-weekly", "6 6 1 42", 5, 135, "28", 4, NoDriving.TwentyFourHours, 3, ReviewKind.EndOfSeries)]
    [InlineData("iv-4-in-2-weeks", "4 2 2 21", 2, 135, "14,21,28", 4, NoDriving.TwentyFourHours, null, ReviewKind.EndOfSeries)]
    [InlineData("iv-8-in-4-weeks", "8 4 2 28", 2, 135, "14,21,28", 4, NoDriving.TwentyFourHours, 4, ReviewKind.EndOfSeries)]
    [InlineData("im-8-in-4-weeks", "8 4 2 28", 2, 120, "14,21,28", null, NoDriving.NextDay, 4, ReviewKind.EndOfSeries)]
    [InlineData("im-6-in-3-weeks", "6 3 2 21", 2, 120, "14,21,28", 4, NoDriving.NextDay, 3, ReviewKind.EndOfSeries)]
    [InlineData("sublingual-6-in-3-weeks", "6 3 2 21", 2, 165, "14,21,28", 6, NoDriving.TwentyFourHours, 3, ReviewKind.EndOfSeries)]
    [InlineData("lozenge-home", "4 4 1 28", 5, 0, "14,21,28", 6, NoDriving.NextDay, null, ReviewKind.EndOfSeries)]
    public void A_protocol_has_the_parameters_of_the_clinical_rules(
        string id, string series, int minGap, int block, string boosters, int? food, NoDriving noDriving, int? midSeries, ReviewKind review)
    {
        var protocol = ShippedProtocols.Find(id)!;
        var first = protocol.Phases[0];

        Assert.Equal(series, $"{first.Sessions} {first.Weeks} {first.PerWeek} {first.CeilingDays?.ToString() ?? "-"}");
        Assert.Equal(minGap, protocol.MinGapDays);
        Assert.Equal(TimeSpan.FromMinutes(block), protocol.Block.Length);
        Assert.Equal(boosters, protocol.Phases is [_, var booster] ? string.Join(',', booster.IntervalsDays!) : "-");
        Assert.Equal(food, protocol.Instructions.FoodHours);
        Assert.Equal(noDriving, protocol.NoDriving);
        Assert.Equal(midSeries, first.MidSeriesReviewAfter);
        Assert.Equal(review, first.Review);
        Assert.True(protocol.FollowUp.FromDay >= 1, "a follow-up is never on the day of the dose");
    }
}
