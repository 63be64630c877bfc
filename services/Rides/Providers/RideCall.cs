namespace Scheduling.Rides.Providers;

/// <summary>Something to say to a provider.</summary>
public sealed record RideCall
{
    /// <summary>Its idempotency key.</summary>
    public required Guid CallId { get; init; }

    public required Guid OrderId { get; init; }

    /// <summary>One of <see cref="CallKind"/>.</summary>
    public required string What { get; init; }

    /// <summary>JSON: the place, the window, the rider's number. Never a name, never a reason.</summary>
    public required string Body { get; init; }

    /// <summary>How often it was tried, this time included.</summary>
    public required int Attempts { get; init; }

    /// <summary>When it is said, by the machine's clock, which signatures are looked at by.</summary>
    public DateTimeOffset SentAt { get; init; }
}

/// <summary>What is said to providers.</summary>
static class CallKind
{
    public const string Request = "request", Change = "change", Dispatch = "dispatch", Cancel = "cancel";
}

/// <summary>A ride that a provider was asked for.</summary>
public sealed record RideOrderRow
{
    public required Guid OrderId { get; init; }
    public required Guid SessionId { get; init; }
    public required string ProviderId { get; init; }
    public required string Kind { get; init; }

    /// <summary><c>asked</c>, or the newest of what the provider told.</summary>
    public required string Status { get; init; }

    public required long Sequence { get; init; }

    /// <summary>Whether it is the ride of the visit now; what is told of another changes nothing.</summary>
    public required bool IsCurrent { get; init; }

    public const string Asked = "asked";
}
