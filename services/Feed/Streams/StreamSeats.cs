using System.Collections.Concurrent;

namespace Scheduling.Feed.Streams;

/// <summary>How many streams one key may have open in this process at once.</summary>
public sealed class StreamSeats
{
    public const int OfOneKey = 10;

    readonly ConcurrentDictionary<string, int> taken = new(StringComparer.Ordinal);

    /// <summary>A seat to be disposed at the stream's end, or null when all are taken.</summary>
    public IDisposable? Take(string principalId)
    {
        if (taken.AddOrUpdate(principalId, 1, (_, count) => count + 1) <= OfOneKey) return new Seat(this, principalId);
        Free(principalId);
        return null;
    }

    void Free(string principalId) => taken.AddOrUpdate(principalId, 0, (_, count) => count - 1);

    sealed class Seat(StreamSeats seats, string principalId) : IDisposable
    {
        public void Dispose() => seats.Free(principalId);
    }
}
