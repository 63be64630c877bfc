using System.Globalization;

namespace Scheduling.Platform.Time;

/// <summary>
/// The domain clock of a simulation: it stands still until it is told to go on, and remembers where it stood in a file of the data folder.
/// </summary>
public sealed class SimulatedClock : TimeProvider
{
    readonly string file;
    long ticks;

    /// <summary>Goes on from <paramref name="start"/> or from where it stood, whichever is later.</summary>
    public SimulatedClock(DateTimeOffset start, string dataFolder)
    {
        file = Path.Combine(dataFolder, "simulated-clock");
        var now = start.UtcDateTime;
        if (File.Exists(file) && DateTime.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var kept) && kept > now)
            now = kept;
        ticks = now.Ticks;
    }

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref ticks), TimeSpan.Zero);

    /// <summary>Goes on to <paramref name="now"/>; never back.</summary>
    internal void Set(DateTimeOffset now)
    {
        if (now < GetUtcNow()) throw new ArgumentOutOfRangeException(nameof(now), "the clock never goes back");
        var half = file + ".new";
        File.WriteAllText(half, now.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        File.Move(half, file, overwrite: true);
        Volatile.Write(ref ticks, now.UtcTicks);
    }
}
