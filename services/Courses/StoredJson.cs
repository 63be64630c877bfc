using System.Text.Json;
using Scheduling.Platform.Messaging;

namespace Scheduling.Courses;

/// <summary>How parts that nothing asks for in SQL are kept in a column: as events are written, tolerant of members added later.</summary>
static class StoredJson
{
    public static string Write<T>(T part) => JsonSerializer.Serialize(part, EventJson.Options);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, EventJson.Options)!;
}
