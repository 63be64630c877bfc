using System.Collections.Concurrent;
using MassTransit;

namespace Scheduling.Platform.Messaging;

/// <summary>
/// Knows, inside one process, which consumers still have to finish an event: what a broker knows when there is one.
/// </summary>
sealed class Deliveries : IReceiveObserver
{
    readonly ConcurrentDictionary<Guid, Pending> pending = new();
    int running;

    /// <summary>How many consumers are at work now.</summary>
    public int Running => Volatile.Read(ref running);

    /// <summary>Events handed over whose consumers have not all finished.</summary>
    public int Open => pending.Count;

    /// <summary>The outcome of handing the event to so many consumers: null when all finished, else the first failure.</summary>
    public Task<Exception?> Expect(Guid eventId, int consumers)
    {
        if (consumers == 0) return Task.FromResult<Exception?>(null);
        var entry = new Pending(consumers);
        pending[eventId] = entry;
        return entry.Outcome.Task;
    }

    public void Forget(Guid eventId) => pending.TryRemove(eventId, out _);

    void Finished(Guid eventId, Exception? failure)
    {
        if (pending.TryGetValue(eventId, out var entry) && entry.Finish(failure)) pending.TryRemove(eventId, out _);
    }

    Task IReceiveObserver.PreReceive(ReceiveContext context) { Interlocked.Increment(ref running); return Task.CompletedTask; }
    Task IReceiveObserver.PostReceive(ReceiveContext context) { Interlocked.Decrement(ref running); return Task.CompletedTask; }

    Task IReceiveObserver.PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
    {
        Finished(CloudEvent.IdOf(context), null);
        return Task.CompletedTask;
    }

    Task IReceiveObserver.ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
    {
        Finished(CloudEvent.IdOf(context), exception);
        return Task.CompletedTask;
    }

    Task IReceiveObserver.ReceiveFault(ReceiveContext context, Exception exception) { Interlocked.Decrement(ref running); return Task.CompletedTask; }

    sealed class Pending(int consumers)
    {
        int left = consumers;
        Exception? first;

        public TaskCompletionSource<Exception?> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Finish(Exception? failure)
        {
            if (failure is not null) Interlocked.CompareExchange(ref first, failure, null);
            if (Interlocked.Decrement(ref left) > 0) return false;
            Outcome.TrySetResult(first);
            return true;
        }
    }
}
