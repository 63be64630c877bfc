using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Scheduling.Platform.Http;

/// <summary>
/// How the HTTP API writes JSON and what it accepts: said once, here. Strict when reading: unknown, repeated and missing members,
/// members in another case, nulls where none is allowed, numbers in quotes and instants without an offset are refused. Nulls are written.
/// </summary>
public static class ApiJson
{
    /// <summary>For what is serialized outside an endpoint's own return value.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Gives other options, such as the web framework's own, the same behaviour.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        // Dictionary keys are data (a gate's name, a field's name) and travel as they are.
        options.DictionaryKeyPolicy = null;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectRequiredConstructorParameters = true;
        options.RespectNullableAnnotations = true;
        // Answers are never part of an HTML page: they carry nosniff and their own content type.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NoNullElements.Refuse } };
        options.Converters.Add(new DateConverter());
        options.Converters.Add(new WallTimeConverter());
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new EnumerationConverter());
        options.Converters.Add(new TextConverter());
    }

    static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.MakeReadOnly();
        return options;
    }
}
