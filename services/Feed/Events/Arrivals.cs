namespace Scheduling.Feed.Events;

/// <summary>Wakes all who wait for events when this process has kept some. What another process kept is found by looking now and then.</summary>
public sealed class Arrivals
{
    TaskCompletionSource next = New();

    /// <summary>Completes at the next arrival. To be taken before looking, so that what comes while one looks is not missed.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Set() => Interlocked.Exchange(ref next, New()).TrySetResult();

    /// <summary>Returns at the arrival or after <paramref name="atMost"/>.</summary>
    public static async Task Wait(Task arrival, TimeSpan atMost, TimeProvider machine, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(arrival, Task.Delay(atMost, machine, patience.Token));
        await patience.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
