using Scheduling.Platform.Storage;

namespace Scheduling.Platform.Messaging;

/// <summary>The notes of which consumer has dealt with which event.</summary>
static class Inbox
{
    /// <summary>Notes these events and answers those that were not noted before, in the order they came. Waits for another transaction that notes the same.</summary>
    public static async Task<IReadOnlyList<Told<TMessage>>> Note<TMessage>(Unit unit, string consumer, IReadOnlyList<Told<TMessage>> told) where TMessage : class
    {
        // In one order everywhere, so that two instances that note the same events wait for each other and not in a circle.
        var notes = told.Select(t => t.EventId).Distinct().Order().Select(id => new InboxNote { EventId = id, Consumer = consumer, ReceivedAt = unit.Now }).ToList();
        var isNew = (await unit.InsertAll<InboxNote, Guid>(
            "INSERT INTO inbox (event_id, consumer, received_at)", "(@EventId, @Consumer, @ReceivedAt)", notes, "ON CONFLICT DO NOTHING RETURNING event_id")).ToHashSet();
        return [.. told.Where(t => isNew.Remove(t.EventId))];
    }
}

/// <summary>That a consumer has dealt with an event.</summary>
sealed record InboxNote
{
    public required Guid EventId { get; init; }
    public required string Consumer { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }
}
