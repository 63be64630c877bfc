using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Scheduling.Platform.Http;

/// <summary>How the API document describes the values that our own converters read and write; the framework does not look through them.</summary>
static class WireSchema
{
    /// <summary>Null for a type that the framework describes itself.</summary>
    public static OpenApiSchema? Of(Type type) => type switch
    {
        { IsEnum: true } => Text(new() { Enum = [.. Enum.GetValues(type).Cast<object>().Select(value => JsonSerializer.SerializeToNode(value, type, Json.Options)!)] }),
        _ when type == typeof(string) => Text(new()),
        _ when type == typeof(DateOnly) => Text(new() { Format = "date" }),
        _ when type == typeof(DateTimeOffset) => Text(new() { Format = "date-time" }),
        _ when type == typeof(TimeOnly) => Text(new() { Pattern = "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$" }),
        _ => null,
    };

    static OpenApiSchema Text(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.String;
        return schema;
    }
}
