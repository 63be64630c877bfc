using Scheduling.Feed.Webhooks;
using Scheduling.Platform.Http;

namespace Scheduling.Feed.Features;

/// <summary>Reads one webhook and how it goes, without its secret.</summary>
public static class GetWebhook
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/webhooks/{webhookId}", Handle)
        .WithName(nameof(GetWebhook))
        .WithSummary("Read a webhook, whether it works, and how many events wait for it or were given up.")
        .Answers<Webhook>();

    static async Task<IResult> Handle([Slug] string clinicId, [Slug] string webhookId, WebhookStore webhooks, CancellationToken cancellationToken) =>
        await webhooks.Find(clinicId, webhookId, cancellationToken) is { } webhook
            // No ETag: how it goes changes while its version does not. The version is in the body.
            ? TypedResults.Json(webhook, Json.Options)
            : throw NotFoundException.Of("webhook", webhookId);
}
