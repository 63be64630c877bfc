using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Scheduling.TestServers;

/// <summary>Waits for what has to become true, by asking until it is.</summary>
public static class Eventually
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Returns as soon as the condition holds; fails with its text when it does not within the time (30 s when none is given).</summary>
    public static async Task Holds(Func<Task<bool>> condition, TimeSpan? within = null, CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        var limit = within ?? TimeSpan.FromSeconds(30);
        var asked = Stopwatch.StartNew();
        while (!await condition())
        {
            if (asked.Elapsed > limit) throw new TimeoutException($"Still not so after {limit.TotalSeconds:0.#} s: {what}");
            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>Returns the first value that is not null.</summary>
    public static async Task<T> Gives<T>(Func<Task<T?>> value, TimeSpan? within = null, CancellationToken cancellationToken = default,
        [CallerArgumentExpression(nameof(value))] string what = "")
        where T : class
    {
        T? got = null;
        await Holds(async () => (got = await value()) is not null, within, cancellationToken, what);
        return got!;
    }
}
