using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Scheduling.Platform.Http;

/// <summary>Civil dates as <c>2027-01-05</c> and in no other way.</summary>
sealed class DateConverter : JsonConverter<DateOnly>
{
    public override DateOnly Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && WireTime.TryDate(reader.GetString(), out var date) ? date : throw new UnreadableException(WireTime.DateSentence);

    public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public override DateOnly ReadAsPropertyName(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        WireTime.TryDate(reader.GetString(), out var date) ? date : throw new UnreadableException(WireTime.DateSentence);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}

/// <summary>Wall times as <c>10:00</c>; <c>10:00:00</c> is read too.</summary>
sealed class WallTimeConverter : JsonConverter<TimeOnly>
{
    public override TimeOnly Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && WireTime.TryWall(reader.GetString(), out var time) ? time : throw new UnreadableException(WireTime.WallSentence);

    public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(value.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture));
}

/// <summary>Instants as <c>2027-01-05T10:00:00-08:00</c>, with the offset they have; one without an offset is refused, for it would mean the server's zone.</summary>
sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && WireTime.TryInstant(reader.GetString(), out var at) ? at : throw new UnreadableException(WireTime.InstantSentence);

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(value.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:sszzz" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture));
}
