using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Scheduling.Platform.Messaging;

namespace Scheduling.Contracts.Tests;

/// <summary>The JSON Schema (draft 2020-12) of an event, from its record and the sentences written on it.</summary>
static class EventSchema
{
    static readonly JsonSerializerOptions Wire = new(EventJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    static readonly JsonSchemaExporterOptions Exporter = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (context, node) => Describe(context, node),
    };

    public static JsonObject Of(PublishedEvent published)
    {
        var exported = Wire.GetJsonSchemaAsNode(published.Record, Exporter).AsObject();
        return new JsonObject([
            new("$schema", "https://json-schema.org/draft/2020-12/schema"),
            new("$id", $"urn:scheduling:event:{published.Name}"),
            new("title", published.Name),
            .. exported.Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())),
        ]);
    }

    static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        // A member without a value is left out on the wire, so it is optional, never null.
        var schema = node is JsonObject exported ? exported : [];
        if (schema["type"] is JsonArray types) schema["type"] = types.Single(type => type!.GetValue<string>() != "null")!.DeepClone();

        // Not the format "time", which asks for seconds and an offset.
        if ((Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type) == typeof(TimeOnly))
        {
            schema["type"] = "string";
            schema["pattern"] = "^([01][0-9]|2[0-3]):[0-5][0-9]$";
        }

        var sentence = context.PropertyInfo is { } property ? Summaries.Of(Declared(property)) : context.Path.Length == 0 ? Summaries.Of(context.TypeInfo.Type) : null;
        if (sentence is not null)
        {
            schema.Remove("description");
            schema.Insert(0, "description", sentence);
        }
        return schema;
    }

    static PropertyInfo Declared(JsonPropertyInfo property) => (PropertyInfo)property.AttributeProvider!;
}
