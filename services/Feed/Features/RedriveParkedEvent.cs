using Scheduling.Feed.Parked;
using Scheduling.Platform.Http;
using Scheduling.Platform.Messaging;

namespace Scheduling.Feed.Features;

/// <summary>Sends a parked event to its consumer again, after what was wrong was put right.</summary>
public static class RedriveParkedEvent
{
    public static void Map(IEndpointRouteBuilder clinic) => clinic
        .MapPost("/parked-events/{parkedId:guid}/redrive", Handle)
        .WithName(nameof(RedriveParkedEvent))
        .WithSummary("Send a parked event to its consumer again. When that fails once more it is parked once more.")
        .Answers<ParkedItem>();

    static Task<IResult> Handle(
        [Slug] string clinicId, Guid parkedId, HttpContext http, FeedDatabase database, ParkedEventStore parked, ParkedInOutbox outboxes,
        [FromKeyedServices("machine")] TimeProvider machine) =>
        database.Answer(http, async unit =>
        {
            var shown = await parked.Find(clinicId, parkedId, http.RequestAborted) ?? throw NotFoundException.Of("parked event", parkedId);
            if (await ParkedEventStore.TakeOut(unit, clinicId, parkedId, machine.GetUtcNow()) is { } row)
            {
                var told = new EventOnWire { Id = row.EventId, Type = row.Type, Source = row.Source, Subject = row.Subject, Time = row.Time, Body = row.Body };
                unit.Forward(told, clinicId, row.Body, EventAddress.OfQueue(row.Queue));
            }
            else
            {
                await outboxes.Redrive(parkedId, http.RequestAborted);
            }
            return Answer.Ok(shown);
        });
}
