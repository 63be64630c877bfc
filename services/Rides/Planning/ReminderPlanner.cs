namespace Scheduling.Rides.Planning;

/// <summary>
/// Plans every message of one patient from the situation alone (R12): one a civil day of the called party, merging what is due on it; three
/// texts in any seven consecutive days, given out by rank; inside the window; never after the appointment began.
/// </summary>
public static class ReminderPlanner
{
    const int DigestDaysBefore = 3, MostVisitsOfDigest = 2;

    static readonly TimeOnly UsualTime = new(10, 0);

    /// <summary>A change rests this long before it is told, so that a change of the change is told once.</summary>
    static readonly TimeSpan Quiet = TimeSpan.FromMinutes(3);

    /// <summary>The same situation gives the same messages, in the order in which they are due.</summary>
    public static IReadOnlyList<PlannedMessage> Plan(Situation situation)
    {
        var window = new SendWindow(situation.Zone);
        var days = new MessageDays(situation, window);
        // By rank: what comes later takes only what is left.
        PlanChanges(situation, window, days);
        PlanDayBefore(situation, window, days);
        PlanTalks(situation, window, days);
        PlanDigests(situation, window, days);
        return days.Messages;
    }

    static void PlanChanges(Situation situation, SendWindow window, MessageDays days)
    {
        foreach (var change in situation.Changes.OrderBy(c => c.To ?? c.From).ThenBy(c => c.SessionId))
        {
            var part = new Part
            {
                Kind = change.To is null ? ReminderKind.Cancelled : ReminderKind.Moved,
                SessionId = change.SessionId,
                Version = change.Version,
                StartsAt = change.To,
                PreviousAt = change.From,
            };
            if (IsOver(change.To ?? change.From, part)) continue;
            var due = window.NextFrom(Later(change.Since + Quiet, situation.Now));
            days.Place(part, due, before: change.To ?? change.From);
        }

        bool IsOver(DateTimeOffset start, Part part) => start <= situation.Now || situation.Said.Contains(part.Identity);
    }

    static void PlanDayBefore(Situation situation, SendWindow window, MessageDays days)
    {
        foreach (var visit in situation.Visits.Where(v => !v.WasMissed && v.StartsAt > situation.Now).OrderBy(v => v.StartsAt).ThenBy(v => v.SessionId))
        {
            var part = new Part { Kind = ReminderKind.DayBefore, SessionId = visit.SessionId, StartsAt = visit.StartsAt };
            if (situation.Said.Contains(part.Identity)) continue;

            // A text that the budget refuses on the day before may still be lawful on the morning of the visit.
            var due = DueOnDayBefore(visit.StartsAt, situation.Now, window);
            var lawful = due;
            while (lawful < visit.StartsAt && !days.HasRoom(part, lawful)) lawful = window.Opening(window.DayOf(lawful).AddDays(1));
            days.Place(part, lawful < visit.StartsAt ? lawful : due, before: visit.StartsAt);
        }
    }

    static void PlanTalks(Situation situation, SendWindow window, MessageDays days)
    {
        foreach (var talk in situation.Talks.Where(t => t.StartsAt > situation.Now).OrderBy(t => t.StartsAt).ThenBy(t => t.FollowUpId))
        {
            var part = new Part { Kind = ReminderKind.FollowUp, SessionId = talk.SessionId, FollowUpId = talk.FollowUpId, StartsAt = talk.StartsAt };
            if (!situation.Said.Contains(part.Identity))
                days.Place(part, DueOnDayBefore(talk.StartsAt, situation.Now, window), before: talk.StartsAt);
        }
    }

    static void PlanDigests(Situation situation, SendWindow window, MessageDays days)
    {
        var weeks = situation.Visits.GroupBy(v => (v.CourseId, v.TreatmentWeek)).Select(week => week.OrderBy(v => v.StartsAt).ToList());
        foreach (var week in weeks.OrderBy(w => w[0].StartsAt).ThenBy(w => w[0].SessionId))
        {
            var first = week[0];
            if (week.Count > MostVisitsOfDigest || first.WasMissed || first.StartsAt <= situation.Now) continue;

            var day = window.DayOf(first.StartsAt).AddDays(-DigestDaysBefore);
            var due = Later(window.At(day, UsualTime), window.NextFrom(situation.Now));
            var parts = week.Select(v => new Part
            {
                Kind = ReminderKind.WeeklyDigest, SessionId = v.SessionId, CourseId = v.CourseId, TreatmentWeek = v.TreatmentWeek, StartsAt = v.StartsAt,
            }).ToList();
            // It is a help and no more: past its day, or without room for it and for all that ranks before it, there is none.
            if (window.DayOf(due) == day && !situation.Said.Contains(parts[0].Identity)) days.PlaceDigest(parts, due, before: first.StartsAt);
        }
    }

    /// <summary>The usual time on the civil day before, or the next open moment when that has passed.</summary>
    static DateTimeOffset DueOnDayBefore(DateTimeOffset start, DateTimeOffset now, SendWindow window) =>
        Later(window.At(window.DayOf(start).AddDays(-1), UsualTime), window.NextFrom(now));

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
