using Scheduling.Platform.Storage;
using Scheduling.Rides.Planning;

namespace Scheduling.Rides.Reminders;

/// <summary>Counts the texts that went to each number. A text is claimed before it leaves; the unique day refuses a second claim even if the code did not.</summary>
static class TextLedger
{
    const int StretchDays = 7;

    internal const string SelectDays =
        "SELECT day FROM texts WHERE group_id = @group AND number = @number AND day BETWEEN @sinceDay AND @untilDay";

    /// <summary>No zone's day lies further from that of UTC than one.</summary>
    public static DateOnly FirstThatCounts(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime).AddDays(-StretchDays - 1);

    public static DateOnly LastThatCounts(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime).AddDays(StretchDays + 1);

    /// <summary>
    /// Claims the day's text for a reminder, with the number's turn taken; false when the budget does not allow it. What ranks below a visit's
    /// reminder also leaves room for those still planned for any patient with the number.
    /// </summary>
    public static async Task<bool> Claim(Unit unit, ReminderRow reminder, string number)
    {
        var args = new { group = reminder.GroupId, number, sinceDay = reminder.Day.AddDays(-StretchDays), untilDay = reminder.Day.AddDays(StretchDays) };
        var budget = new TextBudget(await unit.Query<DateOnly>(SelectDays, args));
        if (!budget.Allows(reminder.Day)) return false;

        if (reminder.What > ReminderKind.DayBefore)
        {
            var reserved = await unit.Query<DateOnly>(
                """
                SELECT DISTINCT r.day FROM reminders r JOIN contacts c ON c.group_id = r.group_id AND c.patient_id = r.patient_id
                WHERE r.group_id = @group AND c.phone = @number AND r.reminder_id <> @ReminderId AND r.status = 'planned' AND r.standing = 'fits'
                  AND r.kind IN ('moved', 'cancelled', 't-1') AND r.day BETWEEN @sinceDay AND @untilDay
                """, new { args.group, args.number, args.sinceDay, args.untilDay, reminder.ReminderId });
            foreach (var day in reserved.Where(budget.Allows)) budget.Take(day);
            if (!budget.Allows(reminder.Day)) return false;
        }
        await Insert(unit, reminder, number, overBudget: false);
        return true;
    }

    /// <summary>Counts a text that the patient's consent allows beyond the budget.</summary>
    public static Task ClaimBeyond(Unit unit, ReminderRow reminder, string number) => Insert(unit, reminder, number, overBudget: true);

    static Task Insert(Unit unit, ReminderRow reminder, string number, bool overBudget) => unit.Execute(
        "INSERT INTO texts (reminder_id, group_id, number, day, over_budget) VALUES (@ReminderId, @GroupId, @number, @Day, @overBudget)",
        new { reminder.ReminderId, reminder.GroupId, number, reminder.Day, overBudget });
}
