using Scheduling.Platform.Hosting;

namespace Scheduling.Rides.Providers;

/// <summary>Who gives rides and is asked for them over a wire, read from the settings. The only place that knows which ways to ask there are.</summary>
public abstract class RideProvider
{
    public static RideProvider From(Settings settings) =>
        settings is { Provider: { } address, ProviderSecret: { } secret } ? new HttpRideProvider(settings.ProviderId, new(address), secret) : new NoRideProvider();

    /// <summary>What a plan names it by; null when there is none.</summary>
    public abstract string? Id { get; }

    /// <summary>Says it, and what the provider made of it. Never throws for what the provider or the wire does.</summary>
    public abstract Task<CallOutcome> Say(RideCall what, CancellationToken cancellationToken);
}

/// <summary>No provider is set: nobody is asked.</summary>
sealed class NoRideProvider : RideProvider
{
    public override string? Id => null;

    public override Task<CallOutcome> Say(RideCall what, CancellationToken cancellationToken) => Task.FromResult(CallOutcome.Later());
}

/// <summary>What became of something said to a provider.</summary>
public sealed record CallOutcome
{
    CallOutcome() { }

    public bool IsTaken { get; private init; }

    /// <summary>It will never be taken.</summary>
    public bool IsRefused { get; private init; }

    /// <summary>The provider is away or asks for rest: nothing else is worth saying for so long.</summary>
    public bool NeedsRest { get; private init; }

    /// <summary>Not before that; null where the provider does not say.</summary>
    public TimeSpan? After { get; private init; }

    public static readonly CallOutcome Taken = new() { IsTaken = true }, Refused = new() { IsRefused = true };

    /// <summary>Not now; whether it was heard is not known, so it is said again under the same key.</summary>
    public static CallOutcome Later(bool needsRest = false, TimeSpan? after = null) => new() { NeedsRest = needsRest, After = after };
}
