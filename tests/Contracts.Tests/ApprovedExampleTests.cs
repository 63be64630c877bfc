using System.Text.Json;
using System.Text.Json.Nodes;
using Scheduling.Platform.Messaging;
using Scheduling.TestServers;

namespace Scheduling.Contracts.Tests;

/// <summary>JSON as it once travelled. An approved file is never edited: what was published is still read; a new member gets a new example.</summary>
public sealed class ApprovedExampleTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Repository.At("tests/Contracts.Tests/approved")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Files))]
    public void It_is_valid_by_the_committed_schema(string file)
    {
        var schema = JsonNode.Parse(File.ReadAllText(EventOf(file).SchemaFile))!.AsObject();

        Assert.Empty(SchemaCheck.Errors(Example(file), schema));
    }

    [Theory, MemberData(nameof(Files))]
    public void It_is_still_read_and_nothing_of_it_is_lost(string file)
    {
        var read = Example(file).Deserialize(EventOf(file).Record, EventJson.Options)!;

        var written = JsonNode.Parse(EventJson.Write(read));
        Assert.True(JsonNode.DeepEquals(Example(file), written), $"Read and written again it is {written}");
    }

    [Theory, MemberData(nameof(PublishedEvent.Names), MemberType = typeof(PublishedEvent))]
    public void Every_event_has_one(string name) => Assert.NotEmpty(PublishedEvent.Called(name).Examples);

    [Fact]
    public void Every_member_is_shown_by_one()
    {
        var shown = PublishedEvent.All.SelectMany(e => e.Examples.SelectMany(file => Members(e.Record, JsonNode.Parse(File.ReadAllText(file)))));
        var declared = PublishedEvent.All.SelectMany(e => Members(e.Record)).Distinct();

        Assert.Empty(declared.Except(shown));
    }

    [Theory]
    [InlineData("version", "\"two\"", "$.version is string, not integer")]
    [InlineData("startsAt", "\"tomorrow\"", "$.startsAt is no date-time: tomorrow")]
    [InlineData("localTime", "\"25:00\"", "$.localTime does not match")]
    [InlineData("courseId", "\"c-1\"", "$.courseId is no uuid: c-1")]
    [InlineData("doseDates", "[\"5 January\"]", "$.doseDates[0] is no date: 5 January")]
    [InlineData("followUp", "{}", "$.followUp.per is missing")]
    public void Json_that_the_schema_does_not_allow_is_refused(string member, string value, string expected)
    {
        var example = Example("session.booked.v1.json");
        example[member] = JsonNode.Parse(value);

        Assert.Contains(SchemaCheck.Errors(example, PublishedEvent.Called("session.booked.v1").Schema), error => error.StartsWith(expected, StringComparison.Ordinal));
    }

    static JsonNode Example(string file) => JsonNode.Parse(File.ReadAllText(Repository.At("tests/Contracts.Tests/approved/" + file)))!;

    static PublishedEvent EventOf(string file) => PublishedEvent.All.Single(e => file.StartsWith(e.Name + ".", StringComparison.Ordinal));

    /// <summary>The members a record declares, its own and its parts', each once under the type that declares it.</summary>
    static IEnumerable<string> Members(Type type) => Wire(type).SelectMany(p =>
        Members(Part(p.PropertyType)).Prepend($"{p.DeclaringType!.Name}.{p.Name}"));

    /// <summary>Those of them that the JSON has.</summary>
    static IEnumerable<string> Members(Type type, JsonNode? json) => json switch
    {
        JsonArray array => array.SelectMany(item => Members(type, item)),
        JsonObject entity => Wire(type).Where(p => entity.ContainsKey(JsonNamingPolicy.CamelCase.ConvertName(p.Name))).SelectMany(p =>
            Members(Part(p.PropertyType), entity[JsonNamingPolicy.CamelCase.ConvertName(p.Name)]).Prepend($"{p.DeclaringType!.Name}.{p.Name}")),
        _ => [],
    };

    static IEnumerable<System.Reflection.PropertyInfo> Wire(Type type) =>
        type.Assembly == typeof(ClinicEvent).Assembly ? type.GetProperties() : [];

    static Type Part(Type type) => type.IsGenericType ? type.GetGenericArguments()[^1] : type;
}
