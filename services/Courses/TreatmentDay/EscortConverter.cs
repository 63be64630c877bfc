using System.Text.Json;
using System.Text.Json.Serialization;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.TreatmentDay;

/// <summary>Reads who takes a patient home: a kind, a driver as check-in names one, or any name, which is that of an adult. Only the kind is kept.</summary>
public sealed class EscortConverter : JsonConverter<DriverKind?>
{
    public override DriverKind? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.Null) return null;
        if (reader.TokenType is JsonTokenType.StartObject) return KindOf(JsonElement.ParseValue(ref reader));
        if (reader.TokenType is not JsonTokenType.String) throw new JsonException();
        var text = reader.GetString();
        return string.IsNullOrWhiteSpace(text) ? null : WireName.TryParse<DriverKind>(text, out var kind) ? kind : DriverKind.Adult;
    }

    static DriverKind KindOf(JsonElement driver) =>
        driver.EnumerateObject().All(member => member.Name is "kind" or "name" or "phone")
        && driver.TryGetProperty("kind", out var named) && named.ValueKind is JsonValueKind.String && WireName.TryParse<DriverKind>(named.GetString()!, out var kind)
            ? kind
            : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, DriverKind? value, JsonSerializerOptions options)
    {
        if (value is { } kind) writer.WriteStringValue(WireName.Of(kind));
        else writer.WriteNullValue();
    }
}
