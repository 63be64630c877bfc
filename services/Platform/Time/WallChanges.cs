namespace Scheduling.Platform.Time;

/// <summary>One change of a zone's clocks: at that instant the offset that was becomes the offset that is.</summary>
public readonly record struct WallChange(DateTimeOffset At, TimeSpan From, TimeSpan To)
{
    /// <summary>Whether clocks go forward, as they do when summer time begins.</summary>
    public bool IsForward => To > From;

    /// <summary>What clocks that were not changed would show.</summary>
    public DateTime Local => At.UtcDateTime + From;
}

/// <summary>Finds when the clocks of a zone change, for those who must be told the rules and not only the instants.</summary>
public static class WallChanges
{
    static readonly TimeSpan Step = TimeSpan.FromDays(1);

    /// <summary>The offset at an instant.</summary>
    public static TimeSpan OffsetAt(DateTimeOffset instant, TimeZoneInfo zone) => zone.GetUtcOffset(instant);

    /// <summary>The changes after <paramref name="from"/> until <paramref name="to"/>, in order, to the second.</summary>
    public static IReadOnlyList<WallChange> Between(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone)
    {
        var changes = new List<WallChange>();
        for (var at = from.ToUniversalTime(); at < to; at += Step)
        {
            var (before, after) = (zone.GetUtcOffset(at), zone.GetUtcOffset(at + Step));
            if (before != after) changes.Add(new(Found(at, at + Step, before, zone), before, after));
        }
        return changes;
    }

    static DateTimeOffset Found(DateTimeOffset still, DateTimeOffset already, TimeSpan before, TimeZoneInfo zone)
    {
        while (already - still > TimeSpan.FromSeconds(1))
        {
            var middle = still.AddSeconds(Math.Floor((already - still).TotalSeconds / 2));
            if (zone.GetUtcOffset(middle) == before) still = middle;
            else already = middle;
        }
        return already;
    }
}
