using System.Text.Json.Nodes;

namespace Scheduling.Contracts.Tests;

public sealed class CompatibilityTests
{
    static JsonObject Booked => PublishedEvent.Called("session.booked.v1").Schema;

    [Fact]
    public void The_same_schema_breaks_nobody() => Assert.Empty(Compatibility.Breaks(Booked, Booked));

    [Fact]
    public void A_new_optional_member_breaks_nobody() =>
        Assert.Empty(BreaksAfter(schema => schema["properties"]!["room"] = new JsonObject { ["type"] = "string" }));

    [Fact]
    public void Another_sentence_breaks_nobody() =>
        Assert.Empty(BreaksAfter(schema => schema["properties"]!["number"]!["description"] = "Said better."));

    [Fact]
    public void A_removed_member_is_a_break() =>
        Assert.Contains("$.chairId is gone", BreaksAfter(schema => schema["properties"]!.AsObject().Remove("chairId")));

    [Fact]
    public void A_member_removed_from_a_part_is_a_break() =>
        Assert.Contains("$.followUp.fromDay is gone", BreaksAfter(schema => schema["properties"]!["followUp"]!["properties"]!.AsObject().Remove("fromDay")));

    [Fact]
    public void A_newly_required_member_is_a_break() =>
        Assert.Single(BreaksAfter(schema => schema["required"]!.AsArray().Add("chairId")), broken => broken.StartsWith("$.chairId is newly required", StringComparison.Ordinal));

    [Fact]
    public void A_member_that_need_no_longer_be_there_is_a_break() =>
        Assert.Equal(["$.route is no longer always there"], BreaksAfter(schema => schema["required"]!.AsArray().Remove(
            schema["required"]!.AsArray().Single(name => name!.GetValue<string>() == "route"))));

    [Fact]
    public void A_changed_type_is_a_break() =>
        Assert.Equal(["""$.number: type was "integer", is "string" """.TrimEnd()], BreaksAfter(schema => schema["properties"]!["number"]!["type"] = "string"));

    [Fact]
    public void A_changed_format_is_a_break() =>
        Assert.Equal(["""$.startsAt: format was "date-time", is "date" """.TrimEnd()], BreaksAfter(schema => schema["properties"]!["startsAt"]!["format"] = "date"));

    [Fact]
    public void A_changed_item_is_a_break() =>
        Assert.NotEmpty(BreaksAfter(schema => schema["properties"]!["doseDates"]!["items"]!["format"] = "date-time"));

    static IReadOnlyList<string> BreaksAfter(Action<JsonObject> change)
    {
        var after = Booked;
        change(after);
        return Compatibility.Breaks(Booked, after);
    }
}
