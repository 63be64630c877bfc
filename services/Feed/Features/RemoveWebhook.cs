using Scheduling.Feed.Events;
using Scheduling.Feed.Webhooks;
using Scheduling.Platform.Http;

namespace Scheduling.Feed.Features;

/// <summary>Ends a webhook: nothing more is sent to it, and what waited for it is forgotten.</summary>
public static class RemoveWebhook
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapDelete("/webhooks/{webhookId}", Handle)
        .WithName(nameof(RemoveWebhook))
        .WithSummary("End a webhook; what waited for it is forgotten.")
        .Answers<Webhook>();

    static Task<IResult> Handle([Slug] string clinicId, [Slug] string webhookId, HttpContext http, FeedDatabase database) =>
        database.Answer(http, async unit =>
        {
            await EventStore.Take(unit, clinicId, 0);
            if (await WebhookStore.Find(unit, clinicId, webhookId) is not { } webhook) throw NotFoundException.Of("webhook", webhookId);
            http.RequireMatch(webhook.Version);
            await WebhookStore.Remove(unit, clinicId, webhookId);
            return Answer.Ok(Webhook.Of(webhook));
        });
}
