using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scheduling.Platform.Http;

/// <summary>Text as every database can keep it: without NUL characters and halves of characters.</summary>
sealed class TextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Storable(reader.GetString()!) : throw new UnreadableException("must be a text in quotes");

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Storable(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

    // The reader itself refuses halves of characters (lone surrogates, broken UTF-8).
    static string Storable(string text) => text.Contains('\0') ? throw new UnreadableException("must not contain the NUL character") : text;
}
