using System.Text.Json;
using Scheduling.Platform.Http;

namespace Scheduling.FollowUps;

/// <summary>How a list or a record is kept in a text column: nothing asks for a part of it in SQL.</summary>
static class StoredJson
{
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Json.Wire);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Json.Wire)!;
}
