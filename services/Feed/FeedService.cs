using Scheduling.Feed.Events;
using Scheduling.Feed.Features;
using Scheduling.Feed.Parked;
using Scheduling.Feed.Streams;
using Scheduling.Feed.Webhooks;
using Scheduling.Platform.Access;
using Scheduling.Platform.Hosting;
using Scheduling.Platform.Messaging;
using Scheduling.Platform.Time;

namespace Scheduling.Feed;

/// <summary>Tells a clinic's other services what happened, in order and again when they ask: to read, to follow live, or sent to them.</summary>
public sealed class FeedService : IService
{
    public const string ServiceName = "feed";

    public string Name => ServiceName;

    public void Register(IServiceCollection services)
    {
        services.AddValidation();
        services.AddDatabase<FeedDatabase>().CopyKeys<FeedDatabase>();
        services.AddSingleton<EventStore>().AddSingleton<Arrivals>().AddSingleton<StreamSeats>();
        services.AddSingleton<WebhookStore>().AddSingleton<DeliveryStore>().AddSingleton<SecretCipher>().AddSingleton<WebhookConnections>().AddSingleton<WebhookSender>();
        services.AddSingleton<ParkedEventStore>();
        services.AddHostedService<DeliverEvents>();
        services.AddTick<ForgetOldEvents>(TimeSpan.FromMinutes(10));
    }

    public void Consume(EventConsumers consumers) => consumers
        .KeepKeys<FeedDatabase>()
        .Add<KeepEventWhenHappened>(ClinicEventTypes.All)
        .AddParked<KeepParkedEventWhenGivenUp>();

    public void Map(IEndpointRouteBuilder routes)
    {
        var feed = routes.MapGroup("/v1/clinics/{clinicId}").WithTags("Feed").Requires(Role.Subscriber, Role.Scheduler, Role.Admin);
        ListEvents.Map(feed);
        StreamEvents.Map(feed);

        var webhooks = routes.MapGroup("/v1/clinics/{clinicId}").WithTags("Webhooks").Requires(Role.Subscriber, Role.Admin);
        PutWebhook.Map(webhooks);
        GetWebhook.Map(webhooks);
        ListWebhooks.Map(webhooks);
        RemoveWebhook.Map(webhooks);
        ListDeliveries.Map(webhooks);
        RedeliverEvents.Map(webhooks);

        var parked = routes.MapGroup("/v1/clinics/{clinicId}").WithTags("Parked events").Requires(Role.Admin);
        ListParkedEvents.Map(parked);
        GetParkedEvent.Map(parked);
        RedriveParkedEvent.Map(parked);
    }
}
