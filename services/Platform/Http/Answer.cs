namespace Scheduling.Platform.Http;

/// <summary>What a command answers: the changed resource, and where it is when it is new. Given to the caller only after the commit.</summary>
public sealed record Answer
{
    Answer() { }

    internal int Status { get; private init; }
    internal object Resource { get; private init; } = null!;
    internal string? Location { get; private init; }
    internal long? Version { get; private init; }
    internal bool HoldsSecret { get; private init; }

    /// <summary>200 with the changed resource; <paramref name="version"/> becomes its ETag.</summary>
    public static Answer Ok(object resource, long? version = null) => new() { Status = 200, Resource = resource, Version = version };

    /// <summary>201 with the new resource and the path where it can be read.</summary>
    public static Answer Created(object resource, string location, long? version = null) =>
        new() { Status = 201, Resource = resource, Location = location, Version = version };

    /// <summary>The same answer, kept for replay only encrypted, because it shows a secret that is kept nowhere.</summary>
    public Answer WithSecret() => this with { HoldsSecret = true };
}
