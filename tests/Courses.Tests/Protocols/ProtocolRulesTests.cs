using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Scheduling.Courses.Protocols;
using Scheduling.Platform.Messaging;

namespace Scheduling.Courses.Tests.Protocols;

public sealed partial class ProtocolRulesTests
{
    const string WholeWeek = """["mon","tue","wed","thu","fri","sat","sun"]""";

    [Fact]
    public void Every_protocol_that_ships_may_be_stored()
    {
        foreach (var protocol in ShippedProtocols.All) Assert.Empty(ProtocolRules.Errors(protocol, protocol));
    }

    // A protocol that ships, one member of it written otherwise, and the field the mistake is told under.
    [Theory]
    [InlineData("iv-6-weekly", "name", "\" \"", "name")]
    [InlineData("iv-6-weekly", "drug", "\"esketamine\"", "block.observationMinutes doseMg drug gates missed noDriving route")]
    [InlineData("iv-6-weekly", "route", "\"im\"", "route")]
    [InlineData("iv-6-weekly", "indication", "\"pain\"", "indication")]
    [InlineData("iv-6-weekly", "doseMg", "[0]", "doseMg")]
    [InlineData("iv-6-weekly", "minGapDays", "0", "minGapDays")]
    [InlineData("iv-6-weekly", "minGapDays", "2147483647", "minGapDays phases[1].intervalsDays")]
    [InlineData("iv-6-weekly", "minGapDays", "8", "minGapDays")]
    [InlineData("iv-6-in-2-weeks", "minGapDays", "3", "minGapDays")]
    [InlineData("iv-6-in-2-weeks", "block.checkInMinutes", "-15", "block.checkInMinutes")]
    [InlineData("iv-6-in-2-weeks", "block.observationMinutes", "721", "block block.observationMinutes")]
    [InlineData("iv-6-in-2-weeks", "block", """{ "checkInMinutes": 0, "administrationMinutes": 0, "observationMinutes": 0, "dischargeMinutes": 0 }""", "block")]
    [InlineData("lozenge-home", "block.observationMinutes", "30", "block.observationMinutes")]
    [InlineData("iv-6-in-2-weeks", "gates", """["screening","consent","consent"]""", "gates")]
    [InlineData("iv-6-in-2-weeks", "gates", """["screening","rems-enrolment"]""", "gates")]
    [InlineData("iv-6-in-2-weeks", "followUp.fromDay", "-1", "followUp.fromDay")]
    [InlineData("iv-6-in-2-weeks", "followUp.fromDay", "4", "followUp.toDay")]
    [InlineData("iv-6-in-2-weeks", "followUp", """{ "per": "per-dose", "fromDay": 0, "toDay": 0, "minutes": 60 }""", "followUp.toDay")]
    [InlineData("iv-6-in-2-weeks", "followUp.toDay", "61", "followUp.toDay")]
    [InlineData("iv-6-in-2-weeks", "followUp.minutes", "0", "followUp.minutes")]
    [InlineData("iv-6-in-2-weeks", "followUp.per", "\"count\"", "followUp.count")]
    [InlineData("iv-6-in-2-weeks", "followUp.count", "2", "followUp.count")]
    [InlineData("iv-6-in-2-weeks", "followUp.preparation", """{ "sessions": 0, "minutes": 0, "fromDay": 61, "toDay": 0 }""", "followUp.preparation.fromDay followUp.preparation.minutes followUp.preparation.sessions followUp.preparation.toDay")]
    [InlineData("iv-6-in-2-weeks", "followUp.preparation", """{ "sessions": 3, "minutes": 60, "fromDay": 8, "toDay": 7 }""", "followUp.preparation.fromDay")]
    [InlineData("iv-6-in-2-weeks", "followUp.preparation", """{ "sessions": 1, "minutes": 60, "fromDay": 7, "toDay": 14 }""", "followUp.preparation.fromDay")]
    [InlineData("iv-6-in-2-weeks", "instructions.foodHours", "49", "instructions.foodHours")]
    [InlineData("iv-6-in-2-weeks", "instructions.liquidMinutes", "-1", "instructions.liquidMinutes")]
    [InlineData("spravato-trd", "instructions.nasalSprayHours", "49", "instructions.nasalSprayHours")]
    // The label and the REMS.
    [InlineData("spravato-trd", "route", "\"home\"", "block.administrationMinutes block.checkInMinutes block.dischargeMinutes block.observationMinutes route")]
    [InlineData("spravato-trd", "doseMg", "null", "doseMg")]
    [InlineData("spravato-trd", "doseMg", "[56,28]", "doseMg")]
    [InlineData("spravato-trd", "doseMg", "[84]", "doseMg")]
    [InlineData("spravato-trd", "block.observationMinutes", "119", "block.observationMinutes")]
    [InlineData("spravato-trd", "block.administrationMinutes", "5", "block.administrationMinutes")]
    [InlineData("spravato-trd", "gates", """["screening","consent"]""", "gates")]
    [InlineData("spravato-trd", "noDriving", "\"24-hours\"", "noDriving")]
    [InlineData("spravato-trd", "missed", "\"slide\"", "missed")]
    [InlineData("spravato-mdsi", "phases[0].review", "\"benefit\"", "phases[0].review")]
    [InlineData("spravato-mdsi", "phases[0].review", "null", "phases[0].review")]
    [InlineData("spravato-mdsi", "phases[0].weeks", "5", "phases[0].sessions phases[0].weeks")]
    [InlineData("spravato-mdsi", "phases[1]", """{ "name": "weekly", "placement": "interval", "anchor": "slot", "everyDays": 7, "sessions": 4 }""", "phases[1]")]
    // Phases, one by one.
    [InlineData("spravato-trd", "phases[0].sessions", "7", "phases[0].sessions")]
    [InlineData("spravato-trd", "phases[0].sessions", "null", "phases[0].sessions")]
    [InlineData("spravato-trd", "phases[0].sessions", "0", "phases[0].sessions")]
    [InlineData("spravato-trd", "phases[0].weeks", "null", "phases[0].weeks")]
    [InlineData("spravato-trd", "phases[0].weeks", "2147483647", "phases[0].weeks")]
    [InlineData("spravato-trd", "phases[0].perWeek", "8", "phases[0].perWeek")]
    [InlineData("spravato-trd", "phases[0].perWeek", "null", "phases[0].perWeek")]
    [InlineData("spravato-trd", "phases[0].minGapDays", "4", "phases[0].minGapDays")]
    [InlineData("spravato-trd", "phases[0].patterns[1]", """["mon","tue"]""", "phases[0].patterns[1]")]
    [InlineData("spravato-trd", "phases[0].patterns[1]", """["mon","mon"]""", "phases[0].patterns[1]")]
    [InlineData("spravato-trd", "phases[0].patterns[1]", WholeWeek, "phases[0].patterns[1]")]
    [InlineData("spravato-trd", "phases[0].patterns[1]", """["mon","sun"]""", "phases[0].patterns[1]")]
    [InlineData("spravato-trd", "phases[0].ceilingDays", "28", "phases[0].ceilingDays")]
    [InlineData("spravato-trd", "phases[0].anchor", "\"slot\"", "phases[0].anchor")]
    [InlineData("spravato-trd", "phases[0].windowDays", "2", "phases[0].windowDays")]
    [InlineData("spravato-trd", "phases[0].everyDays", "7", "phases[0].everyDays")]
    [InlineData("spravato-trd", "phases[0].allowedEveryDays", "[7]", "phases[0].allowedEveryDays")]
    [InlineData("spravato-trd", "phases[0].intervalsDays", "[7]", "phases[0].intervalsDays")]
    [InlineData("spravato-trd", "phases[0].review", "null", "phases[0].review")]
    [InlineData("spravato-trd", "phases[0].review", "\"mdsi-end\"", "phases[0].review")]
    [InlineData("spravato-trd", "phases[0].review", "\"frequency\"", "phases[0].review")]
    [InlineData("spravato-trd", "phases[1].review", "\"benefit\"", "phases[1].review")]
    [InlineData("spravato-trd", "phases[1].review", "\"lapse\"", "phases[1].review")]
    [InlineData("spravato-trd", "phases[1].review", "\"mid-series\"", "phases[1].review")]
    [InlineData("iv-6-in-2-weeks", "phases[0].ceilingDays", "null", "phases[0].ceilingDays")]
    [InlineData("iv-6-in-2-weeks", "phases[0].ceilingDays", "11", "phases[0].ceilingDays")]
    [InlineData("iv-6-in-2-weeks", "phases[0].ceilingDays", "367", "phases[0].ceilingDays")]
    [InlineData("iv-8-in-4-weeks", "phases[0].ceilingDays", "23", "phases[0].ceilingDays")]
    [InlineData("iv-6-in-2-weeks", "phases[0].weeks", "3", "phases[0].weeks")]
    [InlineData("iv-6-in-2-weeks", "phases[0].midSeriesReviewAfter", "6", "phases[0].midSeriesReviewAfter")]
    [InlineData("iv-6-in-2-weeks", "phases[0].midSeriesReviewAfter", "0", "phases[0].midSeriesReviewAfter")]
    [InlineData("iv-6-in-2-weeks", "phases[0].placement", "\"week-bound\"", "missed phases[0].ceilingDays")]
    [InlineData("iv-6-in-2-weeks", "phases[1].midSeriesReviewAfter", "1", "phases[1].midSeriesReviewAfter")]
    [InlineData("spravato-trd", "phases[1].weeks", "4", "phases[1].weeks")]
    [InlineData("spravato-trd", "phases[1].perWeek", "1", "phases[1].perWeek")]
    [InlineData("spravato-trd", "phases[1].patterns", "[]", "phases[1].patterns")]
    [InlineData("spravato-trd", "phases[1].ceilingDays", "28", "phases[1].ceilingDays")]
    [InlineData("spravato-trd", "phases[1].anchor", "null", "phases[1].anchor")]
    [InlineData("spravato-trd", "phases[1].everyDays", "null", "phases[1].everyDays")]
    [InlineData("spravato-trd", "phases[1].everyDays", "0", "phases[1].everyDays")]
    [InlineData("spravato-trd", "phases[1].intervalsDays", "[7]", "phases[1].intervalsDays")]
    [InlineData("spravato-trd", "phases[1].minGapDays", "8", "phases[1].minGapDays")]
    [InlineData("spravato-trd", "phases[1].windowDays", "7", "phases[1].windowDays")]
    [InlineData("spravato-trd", "phases[1].windowDays", "-1", "phases[1].windowDays")]
    [InlineData("spravato-trd", "phases[1].sessions", "null", "phases[1].sessions")]
    [InlineData("spravato-trd", "phases[1].sessions", "401", "phases[1].sessions")]
    [InlineData("spravato-trd", "phases[2].everyDays", "21", "phases[2].everyDays")]
    [InlineData("spravato-trd", "phases[2].allowedEveryDays", "[14,14]", "phases[2].allowedEveryDays")]
    [InlineData("spravato-trd", "phases[2].allowedEveryDays", "[14,0]", "phases[2].allowedEveryDays")]
    [InlineData("spravato-trd", "phases[2].name", "\"weekly\"", "phases[2].name")]
    [InlineData("iv-6-weekly", "phases[1].intervalsDays", "[]", "phases[1].intervalsDays")]
    [InlineData("iv-6-weekly", "phases[1].intervalsDays", "[28,0]", "phases[1].intervalsDays")]
    [InlineData("iv-6-weekly", "phases[1].intervalsDays", "[4]", "phases[1].intervalsDays")]
    [InlineData("iv-6-weekly", "phases[1].everyDays", "28", "phases[1].everyDays")]
    [InlineData("iv-6-weekly", "phases[1].allowedEveryDays", "[28]", "phases[1].allowedEveryDays")]
    // Phases, one after another.
    [InlineData("spravato-trd", "phases[0]", """{ "name": "induction", "placement": "interval", "anchor": "slot", "everyDays": 7, "sessions": 4, "review": "frequency" }""", "phases[0].placement")]
    [InlineData("iv-6-weekly", "phases[1]", """{ "name": "booster", "placement": "slide", "sessions": 4, "weeks": 2, "perWeek": 2, "ceilingDays": 21, "minGapDays": 2 }""", "phases[1].perWeek")]
    [InlineData("iv-6-weekly", "phases[1]", """{ "name": "booster", "placement": "slide", "sessions": 2, "weeks": 2, "perWeek": 1, "ceilingDays": 21, "minGapDays": 7 }""", "phases[1].minGapDays")]
    public void A_mistake_is_told_under_the_name_of_its_field(string id, string member, string json, string fields)
    {
        var (before, protocol) = (ShippedProtocols.Find(id)!, With(id, member, json));

        var told = ProtocolRules.Errors(protocol, before);

        Assert.Equal(fields.Split(' ').Order(StringComparer.Ordinal), told.Keys.Order(StringComparer.Ordinal));
        Assert.All(told.Values.SelectMany(sentences => sentences), sentence => Assert.Matches("^(must|is|does|goes|cannot) .+", sentence));
    }

    // What a clinic may well want otherwise.
    [Theory]
    [InlineData("iv-6-in-2-weeks", "minGapDays", "1")]
    [InlineData("iv-6-in-2-weeks", "block.observationMinutes", "120")]
    [InlineData("iv-6-in-2-weeks", "phases[0].ceilingDays", "12")]
    [InlineData("iv-6-in-2-weeks", "phases[1].intervalsDays", "[10,28,35]")]
    [InlineData("iv-6-in-2-weeks", "followUp.fromDay", "0")]
    [InlineData("iv-6-in-2-weeks", "followUp", """{ "per": "none", "fromDay": 0, "toDay": 0, "minutes": 0 }""")]
    [InlineData("iv-6-in-2-weeks", "followUp", """{ "per": "count", "fromDay": 1, "toDay": 7, "minutes": 50, "count": 3 }""")]
    [InlineData("iv-6-in-2-weeks", "followUp.preparation", """{ "sessions": 3, "minutes": 60, "fromDay": 14, "toDay": 7 }""")]
    [InlineData("iv-6-in-2-weeks", "followUp", """{ "per": "none", "fromDay": 0, "toDay": 0, "minutes": 0, "preparation": { "sessions": 1, "minutes": 50, "fromDay": 1, "toDay": 1 } }""")]
    [InlineData("iv-6-in-2-weeks", "missed", "\"same-week-or-lost\"")]
    [InlineData("spravato-trd", "block.observationMinutes", "120")]
    [InlineData("spravato-trd", "phases[0].minGapDays", "3")]
    [InlineData("spravato-trd", "phases[1].windowDays", "6")]
    [InlineData("spravato-trd", "phases[1].minGapDays", "7")]
    [InlineData("spravato-trd", "phases[2].allowedEveryDays", "[7,14,28]")]
    [InlineData("spravato-mdsi", "doseMg", "[56]")]
    public void What_a_clinic_may_choose_is_taken(string id, string member, string json) =>
        Assert.Empty(ProtocolRules.Errors(With(id, member, json), ShippedProtocols.Find(id)));

    [Fact]
    public void Another_id_may_stand_for_another_medicine() =>
        Assert.Empty(ProtocolRules.Errors(ShippedProtocols.Find("im-8-in-4-weeks")! with { Id = "of-the-clinic" }, before: null));

    static Protocol With(string id, string member, string json)
    {
        var body = JsonNode.Parse(EventJson.Write(ShippedProtocols.Find(id)!))!;
        var path = Step().Matches(member).Select(step => step.Value.Trim('[', ']', '.')).ToList();
        var owner = path.SkipLast(1).Aggregate(body, (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);
        var value = JsonNode.Parse(json);
        if (!int.TryParse(path[^1], out var at)) owner[path[^1]] = value;
        else if (at == owner.AsArray().Count) owner.AsArray().Add(value);
        else owner[at] = value;
        return JsonSerializer.Deserialize<Protocol>(body.ToJsonString(), EventJson.Options)!;
    }

    [GeneratedRegex(@"\[\d+\]|\.?\w+")]
    private static partial Regex Step();
}
