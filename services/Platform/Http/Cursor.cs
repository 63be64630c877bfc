using System.Buffers.Text;
using System.Text.Json;

namespace Scheduling.Platform.Http;

/// <summary>A place in a list, opaque to the caller: the sort key of the last row shown.</summary>
static class Cursor
{
    public static string Write<T>(T sortKey) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(sortKey, Json.Options));

    public static T Read<T>(string cursor)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Base64Url.DecodeFromChars(cursor), Json.Options) ?? throw Foreign();
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            throw Foreign();
        }
    }

    static InvalidException Foreign() => new("cursor", "is not a cursor of this list; take nextCursor from the page before, unchanged");
}
