namespace Scheduling.Platform.Messaging;

/// <summary>Where an event can go beside the exchange of its kind.</summary>
public static class EventAddress
{
    /// <summary>The exchange of those beyond the clinic's own services, who get no clinical detail.</summary>
    public const string Public = "exchange:public.events?type=topic";

    /// <summary>One consumer's queue and nobody else's.</summary>
    public static string OfQueue(string queue) => $"exchange:{queue}";
}
