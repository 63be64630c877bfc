using Scheduling.Feed.Webhooks;

namespace Scheduling.Feed.Tests;

public sealed class BackoffTests
{
    [Fact]
    public void Each_wait_is_longer_up_to_six_hours_and_about_twenty_attempts_fit_into_three_days()
    {
        var waits = Enumerable.Range(1, 40).Select(attempt => Backoff.OfDelivery(attempt, 0)).ToList();

        Assert.Equal([5, 20, 80, 320, 1280, 5120, 20480, 21600, 21600], waits.Take(9).Select(wait => wait.TotalSeconds));
        Assert.Equal(TimeSpan.FromHours(6), waits[^1]);
        var total = TimeSpan.Zero;
        Assert.Equal(17, waits.TakeWhile(wait => (total += wait) < Backoff.GiveUp).Count());
        Assert.Equal(TimeSpan.FromMinutes(5), Backoff.OfWebhook(1_000_000, 0));
    }

    [Fact]
    public void What_failed_together_does_not_come_back_together() =>
        Assert.Equal((5, 7.5), (Backoff.OfDelivery(1, 0).TotalSeconds, Backoff.OfDelivery(1, 1).TotalSeconds));
}
