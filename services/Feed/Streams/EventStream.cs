using System.Buffers;
using System.Text;
using System.Text.Json;
using Scheduling.Feed.Events;
using Scheduling.Platform.Http;

namespace Scheduling.Feed.Streams;

/// <summary>Writes server-sent events: <c>id</c> is the cursor after the event, <c>event</c> its type, <c>data</c> the CloudEvent on one line.</summary>
static class EventStream
{
    /// <summary>A comment, which every reader passes over.</summary>
    public static readonly byte[] Heartbeat = ": heartbeat\n\n"u8.ToArray();

    /// <summary>What a reader is told first: how long to wait before it connects again.</summary>
    public static readonly byte[] Opening = "retry: 2000\n\n"u8.ToArray();

    public static void Write(IBufferWriter<byte> to, EventRow row, bool isClinical)
    {
        Encoding.UTF8.GetBytes($"id: {FeedPlace.Write(row.Seq)}\nevent: {row.Type}\ndata: ", to);
        to.Write(JsonSerializer.SerializeToUtf8Bytes(FeedEvent.Of(row, isClinical), Json.Options));
        to.Write("\n\n"u8);
    }
}
