using System.Reflection;
using System.Text.Json.Nodes;
using Scheduling.TestServers;

namespace Scheduling.Contracts.Tests;

/// <summary>One event of the contracts: its record, its wire name and the files that describe it.</summary>
public sealed record PublishedEvent(Type Record, string Name)
{
    /// <summary>Every record of the contracts that has a wire name, by that name.</summary>
    public static IReadOnlyList<PublishedEvent> All { get; } =
    [
        .. typeof(EventTypeAttribute).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(EventTypeAttribute), inherit: false))
            .Select(type => new PublishedEvent(type, type.GetCustomAttribute<EventTypeAttribute>()!.Name))
            .OrderBy(e => e.Name, StringComparer.Ordinal),
    ];

    /// <summary>Those on the exchange that subscribers bind; access travels apart from them.</summary>
    public static IReadOnlyList<PublishedEvent> OfClinics { get; } = [.. All.Where(e => e.Record.IsAssignableTo(typeof(ClinicEvent)))];

    public static TheoryData<string> Names => [.. All.Select(e => e.Name)];

    public static PublishedEvent Called(string name) => All.Single(e => e.Name == name);

    /// <summary>The folder under <c>contracts/</c>: the service that publishes it.</summary>
    public string Publisher => Record.Namespace!.Split('.')[^1];

    public string SchemaFile => Repository.At($"contracts/schemas/{Name}.json");

    public JsonObject Schema => EventSchema.Of(this);

    /// <summary>Approved wire JSON: <c>approved/&lt;name&gt;.json</c> and further cases <c>approved/&lt;name&gt;.&lt;case&gt;.json</c>.</summary>
    public IEnumerable<string> Examples => Directory.EnumerateFiles(Repository.At("tests/Contracts.Tests/approved"), $"{Name}.*json")
        .Order(StringComparer.Ordinal);

    public override string ToString() => Name;
}
