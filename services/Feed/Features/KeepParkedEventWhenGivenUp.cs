using System.Text.RegularExpressions;
using MassTransit;
using Scheduling.Feed.Parked;
using Scheduling.Platform.Messaging;

namespace Scheduling.Feed.Features;

/// <summary>Takes from the broker what a consumer of any service gave up on, so that it can be seen and sent on its way again.</summary>
public sealed partial class KeepParkedEventWhenGivenUp(FeedDatabase database, [FromKeyedServices("machine")] TimeProvider machine) : IConsumer<GivenUp>
{
    public Task Consume(ConsumeContext<GivenUp> context)
    {
        var parked = ParkedEvent.Of(context);
        var now = machine.GetUtcNow();
        // Not noted in the inbox: the same event may be given up on by several consumers, and again after it was sent again.
        return database.Write(unit => ParkedEventStore.Keep(unit, new()
        {
            ParkedId = Guid.CreateVersion7(now),
            ClinicId = Clinic().Match(parked.Event.Source).Groups[1].Value,
            Queue = parked.Queue,
            EventId = parked.Event.Id,
            Type = parked.Event.Type,
            Source = parked.Event.Source,
            Subject = parked.Event.Subject,
            Time = parked.Event.Time,
            Body = parked.Event.Body,
            Reason = parked.Reason,
            Times = 1,
            ParkedAt = now,
        }), context.CancellationToken);
    }

    [GeneratedRegex("^/clinics/([^/]+)/")]
    private static partial Regex Clinic();
}
