using System.ComponentModel.DataAnnotations;
using Scheduling.Feed.Events;
using Scheduling.Feed.Webhooks;
using Scheduling.Platform.Access;
using Scheduling.Platform.Http;

namespace Scheduling.Feed.Features;

/// <summary>Has the clinic's events sent to an address, or changes where and which; a webhook that was disabled is enabled again.</summary>
public static class PutWebhook
{
    const int MostTypes = 100, LongestUrl = 2000;

    public sealed record Request
    {
        /// <summary>http or https, at a public address.</summary>
        [MaxLength(LongestUrl, ErrorMessage = "must have at most 2000 characters")]
        public required string Url { get; init; }

        /// <summary>Beginnings of types, such as <c>session.</c>; all when absent or empty.</summary>
        [TypePrefix, MaxLength(MostTypes, ErrorMessage = "must be at most 100")]
        public IReadOnlyList<string>? Types { get; init; }

        /// <summary><c>whsec_</c> and 24 to 64 bytes in Base64. When absent a new webhook gets one, shown in this answer only, and an old one keeps its own.</summary>
        public string? Secret { get; init; }
    }

    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapPut("/webhooks/{webhookId}", Handle)
        .WithName(nameof(PutWebhook))
        .WithSummary("Have the clinic's events sent to an address, signed by the Standard Webhooks conventions. A secret that is made here is shown in this answer and never again.")
        .Answers<Webhook>()
        .Creates<Webhook>()
        .WithExample(new Request { Url = "https://example.org/hooks/clinic", Types = ["session.", "ride.at-risk.v1"] });

    static Task<IResult> Handle(
        [Slug] string clinicId, [Slug] string webhookId, Request request, HttpContext http, FeedDatabase database, SecretCipher cipher, WebhookConnections connections,
        [FromKeyedServices("machine")] TimeProvider machine)
    {
        Check(request, connections);
        return database.Answer(http, async unit =>
        {
            await EventStore.Take(unit, clinicId, 0);
            var before = await WebhookStore.Find(unit, clinicId, webhookId);
            if (before is not null) http.RequireMatch(before.Version);

            var made = before is null && request.Secret is null ? WebhookSecret.New() : null;
            var webhook = new WebhookRow
            {
                ClinicId = clinicId,
                WebhookId = webhookId,
                Version = (before?.Version ?? 0) + 1,
                Url = request.Url,
                Types = string.Join(' ', (request.Types ?? []).Where(type => type.Length > 0).Distinct()),
                Secret = (request.Secret ?? made) is { } secret ? cipher.Seal(clinicId, webhookId, secret) : before!.Secret,
                IsClinical = http.Principal().IsClinical(),
                Status = WebhookRow.Active,
                CreatedAt = before?.CreatedAt ?? machine.GetUtcNow(),
                DeliveredAt = before?.DeliveredAt,
            };
            await WebhookStore.Put(unit, webhook);
            var shown = Webhook.Of(webhook, secret: made);
            return before is null
                ? Answer.Created(shown, $"/v1/clinics/{clinicId}/webhooks/{webhookId}", webhook.Version).WithSecret()
                : Answer.Ok(shown, webhook.Version);
        });
    }

    static void Check(Request request, WebhookConnections connections)
    {
        var errors = new Dictionary<string, string[]>();
        if (!Uri.TryCreate(request.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0 || url.Fragment.Length > 0)
            errors["url"] = ["must be an http or https address without a user and a fragment"];
        else if (!connections.MayName(url))
            errors["url"] = ["must be a public address; Scheduling__Webhooks__AllowPrivate=true allows others"];
        if (request.Secret is not null && !WebhookSecret.TryRead(request.Secret, out _)) errors["secret"] = [WebhookSecret.Sentence];
        if (errors.Count > 0) throw new InvalidException(errors);
    }
}
