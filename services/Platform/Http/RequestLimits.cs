using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Scheduling.Platform.Access;
using Scheduling.Platform.Hosting;

namespace Scheduling.Platform.Http;

/// <summary>How many requests a second one key may send, and one address without a valid key. In real time, whatever the simulated clock says.</summary>
static class RequestLimits
{
    static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    public static void Configure(RateLimiterOptions options, Settings settings)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => Partition(http, settings));
    }

    static RateLimitPartition<string> Partition(HttpContext http, Settings settings)
    {
        // Probes come often, from one address, and must never be refused.
        if (http.Request.Path.StartsWithSegments("/health")) return RateLimitPartition.GetNoLimiter("");
        return http.MaybePrincipal() is { } principal
            ? Limit($"key {principal.Id}", settings.LimitPerKey)
            : Limit($"address {http.Connection.RemoteIpAddress}", settings.LimitPerAddress);
    }

    static RateLimitPartition<string> Limit(string who, int perSecond) => perSecond == 0
        ? RateLimitPartition.GetNoLimiter("")
        : RateLimitPartition.GetFixedWindowLimiter(who, _ => new() { PermitLimit = perSecond, Window = Window, QueueLimit = 0 });
}
