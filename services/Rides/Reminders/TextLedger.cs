using System.Text.Json;
using Scheduling.Platform.Storage;

namespace Scheduling.Rides.Reminders;

/// <summary>
/// Counts the texts that went to each number. A text is claimed, with the number's turn taken, before it leaves; the unique day refuses a second
/// claim even if the code did not.
/// </summary>
static class TextLedger
{
    const int StretchDays = 7;

    internal const string SelectDays =
        "SELECT day FROM texts WHERE group_id = @group AND number = @number AND day BETWEEN @sinceDay AND @untilDay";

    /// <summary>No zone's day lies further from that of UTC than one.</summary>
    public static DateOnly FirstThatCounts(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime).AddDays(-StretchDays - 1);

    public static DateOnly LastThatCounts(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime).AddDays(StretchDays + 1);

    /// <summary>Writes down the texts that were claimed.</summary>
    public static Task Put(Unit unit, IReadOnlyList<ClaimedText> texts) => unit.InsertAll(
        "INSERT INTO texts (reminder_id, group_id, number, day, over_budget)", "(@ReminderId, @GroupId, @Number, @Day, @IsOverBudget)", texts);

    /// <summary>They never left: they count for nothing.</summary>
    public static async Task Forget(Unit unit, IReadOnlyList<Guid> reminderIds)
    {
        if (reminderIds.Count == 0) return;
        await unit.Execute($"DELETE FROM texts WHERE {unit.Engine.IsOneOf("reminder_id", "uuid", "@list")}", new { list = JsonSerializer.Serialize(reminderIds) });
    }
}

/// <summary>A text that was claimed of a number's budget, or beyond it.</summary>
sealed record ClaimedText
{
    public required Guid ReminderId { get; init; }
    public required string GroupId { get; init; }
    public required string Number { get; init; }
    public required DateOnly Day { get; init; }
    public required bool IsOverBudget { get; init; }
}
