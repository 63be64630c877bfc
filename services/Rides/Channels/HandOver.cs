namespace Scheduling.Rides.Channels;

/// <summary>What became of a message that was handed to a channel.</summary>
public sealed record HandOver
{
    public static readonly HandOver Accepted = new() { Fate = Fate.Accepted }, Unknown = new() { Fate = Fate.Unknown };

    public required Fate Fate { get; init; }

    /// <summary>Of a refusal: a code such as <c>refused</c> or <c>invalid-number</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>How long the other side asks to be left alone.</summary>
    public TimeSpan? After { get; init; }

    public static HandOver Refused(string reason) => new() { Fate = Fate.Refused, Reason = reason };

    public static HandOver NotNow(TimeSpan? after = null) => new() { Fate = Fate.NotNow, After = after };
}

/// <summary>How far a message came.</summary>
public enum Fate
{
    /// <summary>The other side has it for good.</summary>
    Accepted,

    /// <summary>The other side will never take it.</summary>
    Refused,

    /// <summary>The other side does not have it, and may take it later.</summary>
    NotNow,

    /// <summary>The other side may or may not have it.</summary>
    Unknown,
}
