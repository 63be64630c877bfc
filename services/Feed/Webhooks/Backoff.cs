namespace Scheduling.Feed.Webhooks;

/// <summary>How long to wait after a failure: longer each time, and never for all the same, so that what failed together does not come back together.</summary>
static class Backoff
{
    /// <summary>After so long a delivery is parked.</summary>
    public static readonly TimeSpan GiveUp = TimeSpan.FromHours(72);

    /// <summary>After so long without one success a webhook is disabled.</summary>
    public static readonly TimeSpan Dead = TimeSpan.FromDays(5);

    static readonly TimeSpan LongestOfDelivery = TimeSpan.FromHours(6), LongestOfWebhook = TimeSpan.FromMinutes(5);

    /// <summary>Until the next attempt at one delivery: 5 s, 20 s, 80 s, ... up to six hours; between that and half as much again.</summary>
    /// <param name="attempts">From 1.</param>
    /// <param name="jitter">From 0 to 1.</param>
    public static TimeSpan OfDelivery(int attempts, double jitter) => Spread(TimeSpan.FromSeconds(5), 4, attempts, LongestOfDelivery, jitter);

    /// <summary>Until anything is sent to a webhook that has failed so often in a row: 1 s, 2 s, 4 s, ... up to five minutes.</summary>
    /// <param name="failures">From 1.</param>
    /// <param name="jitter">From 0 to 1.</param>
    public static TimeSpan OfWebhook(int failures, double jitter) => Spread(TimeSpan.FromSeconds(1), 2, failures, LongestOfWebhook, jitter);

    static TimeSpan Spread(TimeSpan first, int factor, int times, TimeSpan longest, double jitter)
    {
        var wait = Math.Min(longest.TotalSeconds, first.TotalSeconds * Math.Pow(factor, Math.Min(times, 30) - 1));
        return TimeSpan.FromSeconds(wait * (1 + (jitter / 2)));
    }
}
