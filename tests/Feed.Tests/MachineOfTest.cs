namespace Scheduling.Feed.Tests;

/// <summary>Real time, moved ahead by as much as a test says.</summary>
sealed class MachineOfTest : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    public override long GetTimestamp() => System.GetTimestamp() + (long)(Ahead.TotalSeconds * System.TimestampFrequency);
}
