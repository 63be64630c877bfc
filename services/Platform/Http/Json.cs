using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Scheduling.Platform.Http;

/// <summary>How JSON is written and what is accepted as JSON: said once, here.</summary>
public static class Json
{
    /// <summary>
    /// What the HTTP API speaks. Strict when reading: unknown, repeated and missing members, members in another case, nulls where none is allowed,
    /// numbers in quotes and instants without an offset are refused. Nulls are written.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Make(Configure);

    /// <summary>What documents in columns speak: the same shapes, nulls left out; members of an earlier or later version are passed over when reading.</summary>
    public static JsonSerializerOptions Wire { get; } = Make(options =>
    {
        Shape(options);
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
    });

    /// <summary>Gives other options, such as the web framework's own, the behaviour of <see cref="Options"/>.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        Shape(options);
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectRequiredConstructorParameters = true;
        options.RespectNullableAnnotations = true;
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NoNullElements.Refuse } };
        options.Converters.Add(new TextConverter());
    }

    static void Shape(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        // Dictionary keys are data (a gate's name, a field's name) and travel as they are.
        options.DictionaryKeyPolicy = null;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        // Answers are never part of an HTML page: they carry nosniff and their own content type.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new DateConverter());
        options.Converters.Add(new WallTimeConverter());
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new EnumerationConverter());
    }

    static JsonSerializerOptions Make(Action<JsonSerializerOptions> configure)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
