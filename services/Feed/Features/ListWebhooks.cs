using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Feed.Webhooks;
using Scheduling.Platform.Http;

namespace Scheduling.Feed.Features;

/// <summary>Lists the clinic's webhooks and how they go.</summary>
public static class ListWebhooks
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/webhooks", Handle)
        .WithName(nameof(ListWebhooks))
        .WithSummary("List the clinic's webhooks, by id.");

    static async Task<Ok<Page<Webhook>>> Handle([Slug] string clinicId, [AsParameters] PageRequest page, WebhookStore webhooks, CancellationToken cancellationToken) =>
        TypedResults.Ok(Page.Of(await webhooks.List(clinicId, page.After<string?>(), page.Fetch, cancellationToken), page, webhook => webhook.WebhookId));
}
