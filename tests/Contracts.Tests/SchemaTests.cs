using System.Text.Json.Nodes;
using Scheduling.TestServers;

namespace Scheduling.Contracts.Tests;

/// <summary>
/// The committed schemas say what the records say. <c>UPDATE_CONTRACTS=1</c> writes them, but only when nobody who built to the
/// committed one would notice more than an addition; a change of meaning is a new version beside the old one. (A schema that
/// nobody has built to yet is deleted first, which a reviewer sees.)
/// </summary>
public sealed class SchemaTests
{
    [Theory, MemberData(nameof(PublishedEvent.Names), MemberType = typeof(PublishedEvent))]
    public void The_committed_schema_is_that_of_the_record(string name)
    {
        var published = PublishedEvent.Called(name);
        if (File.Exists(published.SchemaFile))
            Assert.Empty(Compatibility.Breaks(JsonNode.Parse(File.ReadAllText(published.SchemaFile))!.AsObject(), published.Schema));

        CommittedFile.Matches(published.SchemaFile, CommittedFile.Text(published.Schema));
    }

    [Fact]
    public void An_event_once_described_is_still_there() =>
        Assert.Equal(PublishedEvent.All.Select(e => e.Name),
            Directory.EnumerateFiles(Repository.At("contracts/schemas")).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_member_has_a_type_that_a_subscriber_can_check()
    {
        var open = PublishedEvent.All.SelectMany(e => Nodes(e.Schema, e.Name)).Where(node => node.Schema["type"] is null).Select(node => node.At);

        Assert.Empty(open);
    }

    static IEnumerable<(string At, JsonObject Schema)> Nodes(JsonObject schema, string at) =>
    [
        (at, schema),
        .. (schema["properties"]?.AsObject() ?? []).SelectMany(p => Nodes(p.Value!.AsObject(), $"{at}.{p.Key}")),
        .. schema["items"] is JsonObject items ? Nodes(items, at + "[]") : [],
        .. schema["additionalProperties"] is JsonObject values ? Nodes(values, at + ".*") : [],
    ];
}
