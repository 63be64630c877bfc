using System.Collections.Concurrent;

namespace Scheduling.Platform.Messaging;

/// <summary>
/// Has what waits for one consumer dealt with together: what comes while a transaction runs shares the next one, its commit and its reading. When
/// that fails each is dealt with alone, so that one that cannot be dealt with takes no other with it.
/// </summary>
/// <param name="most">How many are dealt with together at most.</param>
sealed class Gathering<T>(int most)
{
    readonly ConcurrentQueue<Waiting> queue = new();
    readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>Returns when <paramref name="one"/> is dealt with, here or by another who was first, and throws what it alone has thrown.</summary>
    /// <param name="deal">Takes what it is given, when it is ready to, and deals with all of it or with nothing.</param>
    public async Task Join(T one, Func<Func<IReadOnlyList<T>>, Task> deal, CancellationToken cancellationToken)
    {
        var own = new Waiting(one);
        queue.Enqueue(own);
        await turn.WaitAsync(cancellationToken);
        try
        {
            while (!own.Outcome.Task.IsCompleted) await Deal(deal);
        }
        finally
        {
            turn.Release();
        }
        await own.Outcome.Task;
    }

    async Task Deal(Func<Func<IReadOnlyList<T>>, Task> deal)
    {
        List<Waiting> taken = [];
        try
        {
            await deal(() =>
            {
                while (taken.Count < most && queue.TryDequeue(out var next)) taken.Add(next);
                return [.. taken.Select(waiting => waiting.Item)];
            });
            foreach (var waiting in taken) waiting.Outcome.SetResult();
        }
        catch (Exception failure) when (taken.Count == 1)
        {
            taken[0].Outcome.SetException(failure);
        }
        catch (Exception) when (taken.Count > 1)
        {
            foreach (var waiting in taken) await Alone(waiting, deal);
        }
    }

    static async Task Alone(Waiting waiting, Func<Func<IReadOnlyList<T>>, Task> deal)
    {
        try
        {
            await deal(() => [waiting.Item]);
            waiting.Outcome.SetResult();
        }
        catch (Exception failure)
        {
            waiting.Outcome.SetException(failure);
        }
    }

    sealed record Waiting(T Item)
    {
        public TaskCompletionSource Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
