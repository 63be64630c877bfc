using Microsoft.AspNetCore.Http.HttpResults;
using Scheduling.Feed.Webhooks;
using Scheduling.Platform.Http;

namespace Scheduling.Feed.Features;

/// <summary>Shows what was sent to a webhook, what waits, and what was given up.</summary>
public static class ListDeliveries
{
    /// <summary>How far a delivery is.</summary>
    public enum DeliveryStatus
    {
        /// <summary>To be sent, now or again later.</summary>
        Waiting,

        /// <summary>It arrived.</summary>
        Delivered,

        /// <summary>Given up.</summary>
        Parked,
    }

    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapGet("/webhooks/{webhookId}/deliveries", Handle)
        .WithName(nameof(ListDeliveries))
        .WithSummary("List a webhook's deliveries, newest first; status is waiting, delivered or parked.");

    static async Task<Ok<Page<Delivery>>> Handle(
        [Slug] string clinicId, [Slug] string webhookId, string? status, [AsParameters] PageRequest page, WebhookStore webhooks, DeliveryStore deliveries,
        CancellationToken cancellationToken)
    {
        var asked = Enumeration.Query<DeliveryStatus>(status, "status") is { } value ? WireName.Of(value) : null;
        if (await webhooks.Find(clinicId, webhookId, cancellationToken) is null) throw NotFoundException.Of("webhook", webhookId);
        var rows = await deliveries.List(new() { ClinicId = clinicId, WebhookId = webhookId }, asked, page.After<long?>(), page.Fetch, cancellationToken);
        return TypedResults.Ok(Page.Of(rows, page, row => row.Seq).Select(row => row.Shown()));
    }
}
