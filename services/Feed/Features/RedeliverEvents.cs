using System.ComponentModel.DataAnnotations;
using Scheduling.Feed.Events;
using Scheduling.Feed.Webhooks;
using Scheduling.Platform.Http;

namespace Scheduling.Feed.Features;

/// <summary>Has a webhook's events sent once more: those that are named, or all that were given up.</summary>
public static class RedeliverEvents
{
    const int Most = 200;

    public sealed record Request
    {
        /// <summary>Events that were sent to this webhook before; all parked ones when absent.</summary>
        [MaxLength(Most, ErrorMessage = "must be at most 200")]
        public IReadOnlyList<Guid>? EventIds { get; init; }
    }

    /// <summary>How many events are sent again.</summary>
    public sealed record Response
    {
        public required int Redelivered { get; init; }
    }

    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapPost("/webhooks/{webhookId}/redeliver", Handle)
        .WithName(nameof(RedeliverEvents))
        .WithSummary("Send events to a webhook once more: those named, or all that were given up. A disabled webhook is enabled by putting it again first.")
        .Answers<Response>()
        .WithExample(new Request());

    static async Task<IResult> Handle(
        [Slug] string clinicId, [Slug] string webhookId, Request? request, HttpContext http, FeedDatabase database, Arrivals arrivals,
        [FromKeyedServices("machine")] TimeProvider machine)
    {
        var answer = await database.Answer(http, async unit =>
        {
            await EventStore.Take(unit, clinicId, 0);
            if (await WebhookStore.Find(unit, clinicId, webhookId) is not { } webhook) throw NotFoundException.Of("webhook", webhookId);
            if (webhook.Status == WebhookRow.Disabled) throw Refused.Rule("wrong-state", "The webhook is disabled. Put it again, which enables it, and repeat the command.");
            var count = await DeliveryStore.Redeliver(unit, new() { ClinicId = clinicId, WebhookId = webhookId }, request?.EventIds, machine.GetUtcNow());
            await WebhookStore.Put(unit, webhook with { RetryAt = null });
            return Answer.Ok(new Response { Redelivered = count });
        });
        arrivals.Set();
        return answer;
    }
}
