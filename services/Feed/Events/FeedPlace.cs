using System.Globalization;
using Scheduling.Platform.Http;

namespace Scheduling.Feed.Events;

/// <summary>A place in a clinic's feed as subscribers hold it: opaque to them, the sequence number to us. It is also the id of a server-sent event.</summary>
static class FeedPlace
{
    public static string Write(long seq) => seq.ToString(CultureInfo.InvariantCulture);

    /// <exception cref="InvalidException">It is no cursor of a feed.</exception>
    public static long? Read(string? cursor, string field) => cursor switch
    {
        null or "" => null,
        _ when long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) => seq,
        _ => throw Foreign(field),
    };

    public static InvalidException Foreign(string field) => new(field, "is not a cursor of this feed; take nextCursor of a page, or the id of a server-sent event, unchanged");
}
