using Scheduling.Platform.Storage;
using Scheduling.Rides.Planning;

namespace Scheduling.Rides.Reminders;

/// <summary>The budgets of all the numbers that messages are due for, from which each text is claimed before it leaves.</summary>
sealed class TextBudgets
{
    const int StretchDays = 7;

    readonly ILookup<(string Group, string Number), DateOnly> sent;
    readonly ILookup<(string Group, string Number), Reserved> reserved;
    readonly List<ClaimedText> claimed = [];
    readonly HashSet<Guid> decided = [];

    TextBudgets(IEnumerable<Texted> sent, IEnumerable<Reserved> reserved)
    {
        this.sent = sent.ToLookup(text => (text.GroupId, text.Number), text => text.Day);
        this.reserved = reserved.ToLookup(text => (text.GroupId, text.Number));
    }

    public IReadOnlyList<ClaimedText> Claimed => claimed;

    public static async Task<TextBudgets> Of(Unit unit, string groups, string numbers, IReadOnlyList<DateOnly> days)
    {
        var engine = unit.Engine;
        var args = new { groups, numbers, sinceDay = days.Min().AddDays(-StretchDays), untilDay = days.Max().AddDays(StretchDays) };
        return new(
            await unit.Query<Texted>(
                $"""
                SELECT group_id, number, day FROM texts
                WHERE {engine.IsOneOf("group_id", "text", "@groups")} AND {engine.IsOneOf("number", "text", "@numbers")} AND day BETWEEN @sinceDay AND @untilDay
                """, args),
            await unit.Query<Reserved>(
                $"""
                SELECT r.reminder_id, r.group_id, c.called_phone AS number, r.day FROM reminders r JOIN contacts c ON c.group_id = r.group_id AND c.patient_id = r.patient_id
                WHERE {engine.IsOneOf("c.group_id", "text", "@groups")} AND {engine.IsOneOf("c.called_phone", "text", "@numbers")}
                  AND r.status = 'planned' AND r.standing = 'fits' AND r.kind IN ('moved', 'cancelled', 't-1') AND r.day BETWEEN @sinceDay AND @untilDay
                """, args));
    }

    /// <summary>Whether a text was sent to the number on that day, or is about to be.</summary>
    bool Allows(ReminderRow reminder, (string Group, string Number) number)
    {
        var budget = new TextBudget(sent[number].Concat(claimed.Where(c => (c.GroupId, c.Number) == number).Select(c => c.Day)));
        if (!budget.Allows(reminder.Day)) return false;
        if (reminder.What <= ReminderKind.DayBefore) return true;

        // What ranks below a visit's reminder leaves room for those still planned for any patient with the number.
        foreach (var day in reserved[number].Where(r => r.ReminderId != reminder.ReminderId && !decided.Contains(r.ReminderId)).Select(r => r.Day).Distinct())
            if (budget.Allows(day)) budget.Take(day);
        return budget.Allows(reminder.Day);
    }

    /// <summary>Claims the day's text; false when the budget does not allow it.</summary>
    public bool Claim(ReminderRow reminder, string number)
    {
        if (!Allows(reminder, (reminder.GroupId, number))) return false;
        Add(reminder, number, isOverBudget: false);
        return true;
    }

    /// <summary>Counts a text that the recipient's consent allows beyond the budget.</summary>
    public void ClaimBeyond(ReminderRow reminder, string number) => Add(reminder, number, isOverBudget: true);

    /// <summary>It is no longer planned: it reserves nothing.</summary>
    public void Decided(ReminderRow reminder) => decided.Add(reminder.ReminderId);

    void Add(ReminderRow reminder, string number, bool isOverBudget) => claimed.Add(new()
    {
        ReminderId = reminder.ReminderId, GroupId = reminder.GroupId, Number = number, Day = reminder.Day, IsOverBudget = isOverBudget,
    });

    sealed record Texted
    {
        public required string GroupId { get; init; }
        public required string Number { get; init; }
        public required DateOnly Day { get; init; }
    }

    sealed record Reserved
    {
        public required Guid ReminderId { get; init; }
        public required string GroupId { get; init; }
        public required string Number { get; init; }
        public required DateOnly Day { get; init; }
    }
}
