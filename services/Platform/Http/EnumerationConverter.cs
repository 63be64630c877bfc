using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scheduling.Platform.Http;

/// <summary>Writes and reads enumerations by their <see cref="WireName"/>, exactly; the refusal of another name lists the right ones.</summary>
sealed class EnumerationConverter : JsonConverterFactory
{
    public override bool CanConvert(Type type) => type.IsEnum;

    public override JsonConverter CreateConverter(Type type, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(type))!;

    sealed class Of<T> : JsonConverter<T> where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? Named(reader.GetString()) : throw new UnreadableException(Enumeration.Sentence<T>());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(WireName.Of(value));

        public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Named(reader.GetString());

        public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(WireName.Of(value));

        static T Named(string? name) => WireName.TryParse<T>(name, out var value) ? value : throw new UnreadableException(Enumeration.Sentence<T>());
    }
}

/// <summary>Enumerations in routes and queries, by the same names as in bodies.</summary>
public static class Enumeration
{
    /// <summary>Reads the value of a query parameter; null where it was not given.</summary>
    /// <exception cref="InvalidException">It is none of the names.</exception>
    public static T? Query<T>(string? name, string parameter) where T : struct, Enum =>
        string.IsNullOrEmpty(name) ? null
        : WireName.TryParse<T>(name, out var value) ? value
        : throw new InvalidException(parameter, Sentence<T>());

    internal static string Sentence<T>() where T : struct, Enum => $"must be one of {string.Join(", ", Enum.GetValues<T>().Select(WireName.Of))}";
}
