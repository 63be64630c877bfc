namespace Scheduling.Courses.Tests;

/// <summary>The domain clock, which stands still until a test turns it.</summary>
public sealed class ClockOfTest(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Instant { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Instant;
}
