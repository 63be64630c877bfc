using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scheduling.Platform.Messaging;

/// <summary>How event bodies are written: camelCase, nothing that is null, wall times as <c>10:00</c>, unknown members ignored on reading.</summary>
public static class EventJson
{
    public static JsonSerializerOptions Options { get; } = Configure(new());

    /// <summary>Makes any options the wire's.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.WriteIndented = false;
        options.Converters.Add(new WallTimeConverter());
        return options;
    }

    public static string Write(object @event) => JsonSerializer.Serialize(@event, @event.GetType(), Options);

    sealed class WallTimeConverter : JsonConverter<TimeOnly>
    {
        public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TimeOnly.ParseExact(reader.GetString()!, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture);

        public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("HH:mm", CultureInfo.InvariantCulture));
    }
}
