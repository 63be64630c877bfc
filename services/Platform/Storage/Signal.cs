namespace Scheduling.Platform.Storage;

/// <summary>Wakes one waiter; several sets before it looks count as one.</summary>
sealed class Signal
{
    readonly SemaphoreSlim set = new(0, 1);

    public void Set()
    {
        try { set.Release(); }
        catch (SemaphoreFullException) { /* it is already awake */ }
    }

    /// <summary>Returns when set, or after <paramref name="atMost"/>.</summary>
    public Task Wait(TimeSpan atMost, CancellationToken cancellationToken) => set.WaitAsync(atMost, cancellationToken);
}
