namespace Scheduling.Rides.Planning;

/// <summary>
/// Plans every message of one patient from the situation alone (R12): one a civil day of the called party, merging what is due on it; three
/// texts in any seven consecutive days, given out by rank; inside the window; never after the appointment began; nothing that a person did
/// less than three minutes ago.
/// </summary>
public static class ReminderPlanner
{
    const int DigestDaysBefore = 3, MostVisitsOfDigest = 2;

    /// <summary>The last look at an open ride, before the patient sets out.</summary>
    static readonly TimeSpan LastLook = TimeSpan.FromHours(2);

    static readonly TimeOnly UsualTime = new(10, 0);

    /// <summary>What a person did rests this long before a message about it leaves, so that a slip can be undone and a change of a change is told once.</summary>
    internal static readonly TimeSpan Quiet = TimeSpan.FromMinutes(3);

    /// <summary>The same situation gives the same messages, in the order in which they are due.</summary>
    public static IReadOnlyList<PlannedMessage> Plan(Situation situation)
    {
        var window = new SendWindow(situation.Zone, situation.PlausibleZones);
        var days = new MessageDays(situation, window);
        // By rank: what comes later takes only what is left.
        PlanChanges(situation, window, days);
        PlanDayBefore(situation, window, days);
        PlanRides(situation, window, days);
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
                RestsUntil = change.Since + Quiet,
            };
            if (IsOver(change.To ?? change.From, part)) continue;
            var due = window.NextFrom(Later(part.RestsUntil, situation.Now));
            days.Place(part, due, before: change.To ?? change.From);
        }

        bool IsOver(DateTimeOffset start, Part part) => start <= situation.Now || situation.Said.Contains(part.Identity);
    }

    static void PlanDayBefore(Situation situation, SendWindow window, MessageDays days)
    {
        foreach (var visit in situation.Visits.Where(v => !v.WasMissed && v.StartsAt > situation.Now).OrderBy(v => v.StartsAt).ThenBy(v => v.SessionId))
        {
            var part = new Part { Kind = ReminderKind.DayBefore, SessionId = visit.SessionId, StartsAt = visit.StartsAt, RestsUntil = visit.Since + Quiet };
            if (situation.Said.Contains(part.Identity)) continue;

            // A text that the budget refuses on the day before may still be lawful on the morning of the visit.
            var due = DueOnDayBefore(visit.StartsAt, Later(part.RestsUntil, situation.Now), window);
            var lawful = due;
            while (lawful < visit.StartsAt && !days.HasRoom(part, lawful)) lawful = window.Opening(window.DayOf(lawful).AddDays(1));
            days.Place(part, lawful < visit.StartsAt ? lawful : due, before: visit.StartsAt);
        }
    }

    /// <summary>
    /// An open ride is asked for by the reminder of the day before, then at its deadline, again when it is lost, and two hours before the visit.
    /// Each is looked at when it has come, because most rides are settled by then: no room is kept for it.
    /// </summary>
    static void PlanRides(Situation situation, SendWindow window, MessageDays days)
    {
        foreach (var visit in situation.Visits.Where(v => v is { WasMissed: false, Ride: not null } && v.StartsAt > situation.Now).OrderBy(v => v.StartsAt).ThenBy(v => v.SessionId))
        {
            var lastLook = visit.StartsAt - LastLook;
            List<DateTimeOffset> looks = [visit.Ride!.Deadline, lastLook];
            if (visit.Ride.LostAt is { } lost && lost > visit.Ride.Deadline) looks.Add(lost + Quiet);
            looks.Sort();
            for (var i = 0; i < looks.Count; i++)
            {
                var until = i + 1 < looks.Count ? looks[i + 1] : visit.StartsAt;
                // What tells of a visit asks for its ride; and at a look before it was lost there was one.
                if (looks[i] <= visit.Since + Quiet || until <= situation.Now || looks[i] <= visit.Ride.LostAt) continue;

                var part = new Part { Kind = ReminderKind.RideMissing, SessionId = visit.SessionId, StartsAt = visit.StartsAt, AskedAt = looks[i] };
                var (day, at) = (window.DayOf(looks[i]), looks[i]);
                // The last look goes at its time or not at all: outside the window a person calls.
                var due = Later(at == lastLook ? at : window.NextFrom(Later(Inside(window, day, at), situation.Now)), situation.Now);
                if (!situation.Said.Contains(part.Identity) && due < until) days.PlaceIfOpen(part, due, before: until);
            }
        }

        static DateTimeOffset Inside(SendWindow window, DateOnly day, DateTimeOffset at) =>
            at < window.Opening(day) ? window.Opening(day) : at > window.Closing(day) ? window.Closing(day) : at;
    }

    static void PlanTalks(Situation situation, SendWindow window, MessageDays days)
    {
        foreach (var talk in situation.Talks.Where(t => t.StartsAt > situation.Now).OrderBy(t => t.StartsAt).ThenBy(t => t.FollowUpId))
        {
            var part = new Part
            {
                Kind = ReminderKind.FollowUp, SessionId = talk.SessionId, FollowUpId = talk.FollowUpId, StartsAt = talk.StartsAt, RestsUntil = talk.Since + Quiet,
            };
            if (!situation.Said.Contains(part.Identity))
                days.Place(part, DueOnDayBefore(talk.StartsAt, Later(part.RestsUntil, situation.Now), window), before: talk.StartsAt);
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
            var due = Later(window.At(day, UsualTime), window.NextFrom(Later(week.Max(v => v.Since) + Quiet, situation.Now)));
            var parts = week.Select(v => new Part
            {
                Kind = ReminderKind.WeeklyDigest, SessionId = v.SessionId, CourseId = v.CourseId, TreatmentWeek = v.TreatmentWeek, StartsAt = v.StartsAt,
                RestsUntil = v.Since + Quiet,
            }).ToList();
            // It is a help and no more: past its day, or without room for it and for all that ranks before it, there is none.
            if (window.DayOf(due) == day && !situation.Said.Contains(parts[0].Identity)) days.PlaceDigest(parts, due, before: first.StartsAt);
        }
    }

    /// <summary>The usual time on the civil day before, or the next open moment when that has passed.</summary>
    internal static DateTimeOffset DueOnDayBefore(DateTimeOffset start, DateTimeOffset now, SendWindow window) =>
        Later(window.At(window.DayOf(start).AddDays(-1), UsualTime), window.NextFrom(now));

    internal static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
