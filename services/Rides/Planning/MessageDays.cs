namespace Scheduling.Rides.Planning;

/// <summary>The plan while it is made: the one text of each day, the messages there is no text for, and the budget that is left.</summary>
sealed class MessageDays(Situation situation, SendWindow window)
{
    readonly TextBudget budget = new(situation.DaysTexted);
    readonly Dictionary<DateOnly, Draft> texts = [], others = [];
    readonly List<Draft> apart = [];

    public IReadOnlyList<PlannedMessage> Messages =>
        [.. texts.Values.Concat(others.Values).Concat(apart).Select(draft => draft.Message(window)).OrderBy(m => m.DueAt).ThenBy(m => m.Key, StringComparer.Ordinal)];

    /// <summary>Whether the part could go as a text at that moment: alone, or with what leaves on that day anyway.</summary>
    public bool HasRoom(Part part, DateTimeOffset due) =>
        !MayBeText(part) || (texts.TryGetValue(window.DayOf(due), out var text) ? text.CanTake(part, due, situation.Now) : budget.Allows(window.DayOf(due)));

    /// <summary>Plans the part as a text, over the budget where that is allowed, or for another channel.</summary>
    public void Place(Part part, DateTimeOffset due, DateTimeOffset before)
    {
        var day = window.DayOf(due);
        if (due >= before)
        {
            apart.Add(new(part, ReminderPlanner.Later(part.RestsUntil, situation.Now), before, Standing.TooLate));
        }
        else if (MayBeText(part) && texts.TryGetValue(day, out var text) && text.CanTake(part, due, situation.Now))
        {
            text.Take(part, due, before);
        }
        else if (MayBeText(part) && !texts.ContainsKey(day) && (budget.Allows(day) || (IsUrgent(part) && situation.HasConsented)))
        {
            texts[day] = new(part, due, before, budget.Allows(day) ? Standing.Fits : Standing.OverBudget);
            budget.Take(day);
        }
        else if (others.TryGetValue(day, out var other) && other.CanTake(part, due, situation.Now))
        {
            other.Take(part, due, before);
        }
        else if (!others.TryAdd(day, new(part, due, before, Standing.NoBudget)))
        {
            apart.Add(new(part, due, before, Standing.NoBudget));
        }
    }

    /// <summary>Plans a question that is asked only if it is still open, with what room there is then.</summary>
    public void PlaceIfOpen(Part part, DateTimeOffset due, DateTimeOffset before) => apart.Add(new(part, due, before, Standing.IfOpen));

    /// <summary>Plans a week's digest where every reminder of the week has its text and there is still room; else there is none.</summary>
    public void PlaceDigest(IReadOnlyList<Part> parts, DateTimeOffset due, DateTimeOffset before)
    {
        var sessions = parts.Select(p => p.SessionId).ToHashSet();
        if (others.Values.Concat(apart).Any(draft => draft.Parts.Any(p => p.Kind == ReminderKind.DayBefore && sessions.Contains(p.SessionId)))) return;

        var day = window.DayOf(due);
        if (texts.TryGetValue(day, out var text))
        {
            // Beside a talk session there is space for the week's visits; beside fasting times there is none.
            if (text.Kind != ReminderKind.FollowUp || !text.CanTake(parts[0], due, situation.Now)) return;
            foreach (var part in parts) text.Take(part, due, before);
        }
        else if (budget.Allows(day))
        {
            texts[day] = new(parts[0], due, before, Standing.Fits);
            foreach (var part in parts.Skip(1)) texts[day].Take(part, due, before);
            budget.Take(day);
        }
    }

    bool MayBeText(Part part) => !situation.NotByText.Contains(part.Identity);

    static bool IsUrgent(Part part) => part.Kind <= ReminderKind.Cancelled;

    sealed class Draft(Part first, DateTimeOffset due, DateTimeOffset before, Standing standing)
    {
        readonly List<Part> parts = [first];
        DateTimeOffset due = due, before = before;

        public IReadOnlyList<Part> Parts => parts;
        public ReminderKind Kind => parts.Min(p => p.Kind);

        /// <summary>Whether all of it is still in time when the part joins.</summary>
        public bool CanTake(Part part, DateTimeOffset at, DateTimeOffset now) =>
            Joined(part, at) is var joined && joined >= now && joined < before && (part.StartsAt ?? part.PreviousAt) is { } start && joined < start;

        public void Take(Part part, DateTimeOffset at, DateTimeOffset until)
        {
            due = Joined(part, at);
            if (until < before) before = until;
            parts.Add(part);
        }

        /// <summary>When the whole leaves: a change when it has rested, and otherwise with the earliest of what is due that day.</summary>
        DateTimeOffset Joined(Part part, DateTimeOffset at)
        {
            var together = IsUrgent(part) ? (at > due ? at : due) : Kind <= ReminderKind.Cancelled || due < at ? due : at;
            return parts.Append(part).Max(p => p.RestsUntil) is var rested && rested > together ? rested : together;
        }

        public PlannedMessage Message(SendWindow window) => new()
        {
            Kind = Kind, Day = window.DayOf(due), DueAt = due, SendBefore = before, Standing = standing, Parts = parts,
        };
    }
}
