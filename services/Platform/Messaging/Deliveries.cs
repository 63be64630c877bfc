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

    /// <summary>The outcome of handing the event to the consumers of these queues: null when all finished, else the first failure.</summary>
    public Task<Exception?> Expect(Guid eventId, IReadOnlyCollection<string> queues)
    {
        if (queues.Count == 0) return Task.FromResult<Exception?>(null);
        var entry = new Pending(queues);
        pending[eventId] = entry;
        return entry.Outcome.Task;
    }

    public void Forget(Guid eventId) => pending.TryRemove(eventId, out _);

    void Finished<T>(ConsumeContext<T> context, Exception? failure) where T : class
    {
        var id = CloudEvent.IdOf(context);
        var queue = context.ReceiveContext.InputAddress.AbsolutePath.Trim('/');
        if (pending.TryGetValue(id, out var entry) && entry.Finish(queue, failure)) pending.TryRemove(new(id, entry));
    }

    Task IReceiveObserver.PreReceive(ReceiveContext context) { Interlocked.Increment(ref running); return Task.CompletedTask; }
    Task IReceiveObserver.PostReceive(ReceiveContext context) { Interlocked.Decrement(ref running); return Task.CompletedTask; }

    Task IReceiveObserver.PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
    {
        Finished(context, null);
        return Task.CompletedTask;
    }

    Task IReceiveObserver.ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
    {
        Finished(context, exception);
        return Task.CompletedTask;
    }

    Task IReceiveObserver.ReceiveFault(ReceiveContext context, Exception exception) { Interlocked.Decrement(ref running); return Task.CompletedTask; }

    sealed class Pending(IEnumerable<string> queues)
    {
        // A set and not a number: a slow consumer that finishes an earlier attempt twice does not stand in for another.
        readonly HashSet<string> left = [.. queues];
        Exception? first;

        public TaskCompletionSource<Exception?> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Finish(string queue, Exception? failure)
        {
            lock (left)
            {
                left.Remove(queue);
                first ??= failure;
                if (left.Count > 0) return false;
            }
            Outcome.TrySetResult(first);
            return true;
        }
    }
}
