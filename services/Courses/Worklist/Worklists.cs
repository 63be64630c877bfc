using System.Globalization;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Gates;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Worklist;

/// <summary>Says what a clinic's people must do now, the most urgent first. Pure.</summary>
sealed class Worklists(Clinic clinic, ClinicCalendar calendar, WorklistFacts facts, DateTimeOffset now)
{
    /// <summary>When the day before a visit everything must be in order.</summary>
    static readonly TimeOnly ReadyBy = new(15, 0);

    const int RemsFormDays = 7, ReviewDaysEarly = 3;

    // The days after a dose on which its form is asked for again, each time more pressing.
    static readonly int[] RemsFormNudges = [3, 5, 6];

    readonly DateOnly today = WallClock.ToLocal(now, calendar.Zone).Day;

    /// <summary>The reason of a task about a patient who wrote of harming themselves.</summary>
    const string Crisis = "crisis";

    /// <summary>The patient in danger stands on top; then what is due first.</summary>
    public IReadOnlyList<WorklistItem> All() =>
    [
        .. WelfareChecks().Concat(Unplaced()).Concat(FollowUps()).Concat(Reviews()).Concat(NotReady()).Concat(NotRecorded()).Concat(Renewals()).Concat(RemsForms()).Concat(RidesAtRisk()).Concat(PatientTasks()).Concat(DrugReturns()).Concat(Countersigns()).Concat(OutsideHours())
            .OrderBy(item => item is { Kind: WorklistKind.WelfareCheck } or { Reason: Crisis } ? 0 : 1).ThenBy(item => item.PressingSince ?? item.DueAt).ThenBy(item => item.Kind).ThenBy(item => item.Subject, StringComparer.Ordinal),
    ];

    IEnumerable<WorklistItem> WelfareChecks() => facts.Sessions.Where(row => row.WelfareDueAt is not null).Select(row =>
        OfSession(WorklistKind.WelfareCheck, row, row.WelfareDueAt!.Value, $"The patient did not come on {Said(row)}: somebody speaks with the patient now.", "welfare-check", "check-in", "miss"));

    IEnumerable<WorklistItem> Unplaced() => facts.Sessions.Where(row => row.Status == SessionStatus.Unplaced && facts.Courses.ContainsKey(row.CourseId)).Select(row =>
        OfSession(WorklistKind.Unplaced, row, Begin(row.TargetDate), $"Session {row.Number} has no place: {row.Reason}", "alternatives", "move", "defer", "omit", "cancel"));

    IEnumerable<WorklistItem> FollowUps() => facts.FollowUpGaps.Select(gap => new WorklistItem
    {
        Kind = WorklistKind.FollowUpUnplaced,
        DueAt = End(gap.WindowTo),
        Subject = gap.FollowUpId.ToString(),
        PatientId = gap.PatientId,
        CourseId = gap.CourseId,
        SessionId = gap.SessionId,
        Detail = $"A dose has no follow-up; its window ends on {gap.WindowTo:ddd yyyy-MM-dd}.",
        Actions = [Post($"follow-ups/{gap.FollowUpId}", "accept-option"), Post($"follow-ups/{gap.FollowUpId}", "move"), Post($"follow-ups/{gap.FollowUpId}", "waive")],
    });

    IEnumerable<WorklistItem> Reviews() => facts.Reviews.Where(review => review.DueDate.AddDays(-ReviewDaysEarly) <= today && facts.Courses.ContainsKey(review.CourseId)).Select(review => new WorklistItem
    {
        Kind = WorklistKind.ReviewDue,
        DueAt = End(review.DueDate),
        Subject = review.ReviewId.ToString(),
        PatientId = facts.Courses[review.CourseId].PatientId,
        CourseId = review.CourseId,
        Detail = $"The review {review.Kind} after session {review.AfterSession} is due on {review.DueDate:ddd yyyy-MM-dd}: until it is passed nothing further is booked.",
        Actions = [new() { Command = "review", Method = "POST", Href = $"/v1/clinics/{clinic.Id}/reviews/{review.ReviewId}" }],
    });

    // From 15:00 of the day before: whatever is open then would turn the patient away.
    IEnumerable<WorklistItem> NotReady()
    {
        foreach (var row in facts.Sessions.Where(row => row.Status == SessionStatus.Booked && row.StartsAt > now && facts.Courses.ContainsKey(row.CourseId)))
        {
            var readyBy = At(row.Day.AddDays(-1), ReadyBy);
            if (now < readyBy) continue;
            var open = Missing(row).ToList();
            if (open.Count > 0) yield return OfSession(WorklistKind.NotReady, row, readyBy, $"{Said(row)} is not ready: {string.Join(", ", open)}.", "move", "cancel");
        }
    }

    IEnumerable<string> Missing(SessionRow row)
    {
        foreach (var (gate, state) in StoredGates.Read(facts.Courses[row.CourseId].Gates))
        {
            var left = state.Units - state.UsedUnits;
            if (state.Status is not GateStatus.Cleared) yield return $"{WireName.Of(gate)} is {WireName.Of(state.Status)}";
            else if (row.Day < state.ValidFrom || row.Day > state.ValidTo || left < (row.Devices ?? 0)) yield return $"{WireName.Of(gate)} does not cover it";
        }

        if (row.Route != WireName.Of(DoseRoute.Home) && facts.Rides.GetValueOrDefault(row.SessionId)?.Status is not ("confirmed" or "arrived")) yield return "no ride is confirmed";
        if (row.RemsFormDue is not null && !clinic.RemsCertified) yield return "the clinic is not certified (REMS)";
    }

    // Nothing is missed without the command: what passed and was not recorded waits here.
    IEnumerable<WorklistItem> NotRecorded() => facts.Sessions
        .Where(row => row.WelfareDueAt is null && ((row.Status == SessionStatus.Booked && row.EndsAt < now)
            || (row.Status is SessionStatus.CheckedIn or SessionStatus.Held or SessionStatus.Observing && row.Day < today)))
        .Select(row => OfSession(WorklistKind.NotRecorded, row, row.EndsAt!.Value, $"{Said(row)} is over and stands as {row.Status}: record what happened.", row.Status switch
        {
            SessionStatus.Booked => ["miss", "cancel", "move"],
            SessionStatus.CheckedIn => ["administer", "cancel"],
            SessionStatus.Held => ["release", "cancel"],
            _ => ["discharge"],
        }));

    IEnumerable<WorklistItem> Renewals()
    {
        foreach (var course in facts.Courses.Values)
        {
            if (!StoredGates.Read(course.Gates).TryGetValue(Gate.Authorization, out var state) || !state.IsLimited) continue;
            var use = BurnDown.Of(Gate.Authorization, state, facts.OfLimitedCourses[course.CourseId]);
            if (use is not { RenewalDue: { } due, FirstUncovered: { } first } || due > today) continue;
            yield return new()
            {
                Kind = WorklistKind.AuthorizationRenewal,
                DueAt = End(due),
                Subject = course.CourseId.ToString(),
                PatientId = course.PatientId,
                CourseId = course.CourseId,
                Detail = $"The authorization does not reach session {first.Number} on {first.Date:ddd yyyy-MM-dd}: ask for its renewal.",
                Actions = [Post($"courses/{course.CourseId}/gates", "authorization")],
            };
        }
    }

    IEnumerable<WorklistItem> RemsForms()
    {
        foreach (var row in facts.Sessions.Where(row => row.RemsFormOpen && row.Status == SessionStatus.Discharged))
        {
            if (row.RemsFormDue is not { } due) continue;
            var given = due.AddDays(-RemsFormDays);
            var nudge = RemsFormNudges.Where(days => given.AddDays(days) <= today).Select(days => (DateOnly?)given.AddDays(days)).Max();
            var left = due.DayNumber - today.DayNumber;
            yield return OfSession(
                WorklistKind.RemsForm, row, End(due),
                $"The REMS form of {Said(row)} is due on {due:ddd yyyy-MM-dd}{(nudge is null ? "" : left < 0 ? ": overdue" : left == 0 ? ": today" : $": {left} day{(left == 1 ? "" : "s")} left")}.", "rems-form") with
            {
                PressingSince = nudge is { } since ? Begin(since) : null,
            };
        }
    }

    IEnumerable<WorklistItem> RidesAtRisk()
    {
        foreach (var row in facts.Sessions.Where(row => row.Status is SessionStatus.Booked or SessionStatus.CheckedIn or SessionStatus.Held or SessionStatus.Observing))
        {
            if (facts.Rides.GetValueOrDefault(row.SessionId) is not { AtRiskSince: { } since } ride) continue;
            var item = OfSession(WorklistKind.RideAtRisk, row, since, $"The ride home from {Said(row)} is {ride.Status}: find one, or there is no dose.", "move", "cancel");
            yield return item with { Actions = [Post($"rides/{row.SessionId}", "plan"), Post($"rides/{row.SessionId}", "confirm"), .. item.Actions] };
        }
    }

    IEnumerable<WorklistItem> PatientTasks()
    {
        foreach (var task in facts.PatientTasks)
        {
            if (!WireName.TryParse<WorklistKind>(task.Kind, out var kind)) continue;
            var sessions = StoredJson.Read<IReadOnlyList<Guid>>(task.SessionIds).Select(id => facts.Sessions.FirstOrDefault(row => row.SessionId == id)).OfType<SessionRow>().ToList();
            var preferred = StoredJson.Read<IReadOnlyList<DateOnly>>(task.PreferredDates);
            yield return new()
            {
                Kind = kind,
                DueAt = WallClock.InZone(task.DueAt, calendar.Zone),
                Subject = task.TaskId.ToString(),
                PatientId = task.PatientId,
                CourseId = sessions.FirstOrDefault()?.CourseId,
                SessionId = sessions.FirstOrDefault()?.SessionId,
                Reason = task.Reason,
                PreferredDates = preferred.Count > 0 ? preferred : null,
                Detail = Said(kind, task, preferred) + (sessions.Count > 0 ? $" It is about {string.Join(", ", sessions.Select(Said))}." : ""),
                Actions =
                [
                    Post($"patient-tasks/{task.TaskId}", "done"),
                    .. kind is WorklistKind.TimeRequest or WorklistKind.PossibleCancellation
                        ? sessions.SelectMany(row => new[] { "alternatives", "move", "cancel" }.Select(command => Post($"sessions/{row.SessionId}", command)))
                        : [],
                ],
            };
        }
    }

    static string Said(WorklistKind kind, PatientTaskRow task, IReadOnlyList<DateOnly> preferred) => kind switch
    {
        WorklistKind.MessageFailed => $"A message did not reach the patient ({task.Reason}).",
        WorklistKind.PossibleCancellation => "The patient answered CANCEL: texts have stopped, and the visit may be meant. Ask.",
        WorklistKind.TimeRequest => $"The patient asks for another time{(preferred.Count > 0 ? $", best on {string.Join(", ", preferred.Select(day => day.ToString("ddd yyyy-MM-dd", CultureInfo.InvariantCulture)))}" : "")}.",
        _ when task.Reason == Crisis => "The patient wrote of harming themselves: somebody speaks with the patient now.",
        _ => $"Call the patient ({task.Reason}).",
    };

    // What was delivered for a course that is over is a controlled substance on the shelf: a person returns or wastes it, and says so at the gate.
    IEnumerable<WorklistItem> DrugReturns()
    {
        foreach (var course in facts.Ended)
        {
            if (!StoredGates.Read(course.Gates).TryGetValue(Gate.DrugOnHand, out var state) || state.Units - state.UsedUnits is not > 0) continue;
            yield return new()
            {
                Kind = WorklistKind.DrugReturn,
                DueAt = End(today),
                Subject = course.CourseId.ToString(),
                PatientId = course.PatientId,
                CourseId = course.CourseId,
                Detail = $"{state.Units - state.UsedUnits} devices are on hand for a course that is over: return or waste them, and set the gate to pending.",
                Actions = [Post($"courses/{course.CourseId}/gates", "drug-on-hand")],
            };
        }
    }

    IEnumerable<WorklistItem> Countersigns() => facts.ToCountersign.Where(set => facts.Courses.ContainsKey(set.CourseId)).Select(set => new WorklistItem
    {
        Kind = WorklistKind.Countersign,
        DueAt = End(WallClock.ToLocal(set.EnteredAt, calendar.Zone).Day.AddDays(1)),
        Subject = set.OverrideId.ToString(),
        PatientId = facts.Courses[set.CourseId].PatientId,
        CourseId = set.CourseId,
        SessionId = set.SessionId,
        Detail = $"The rule {set.Rule} was set aside on the order of {set.OrderedBy}: to be countersigned.",
        Actions = [Post($"overrides/{set.OverrideId}", "countersign")],
    });

    IEnumerable<WorklistItem> OutsideHours() => ClinicChange.Misfits(calendar, facts.Sessions.Where(row => row.Status == SessionStatus.Booked && row.StartsAt > now))
        .Select(misfit => OfSession(WorklistKind.OutsideNewHours, misfit.Session, misfit.Session.StartsAt!.Value, $"{Said(misfit.Session)} lies where the clinic is not open any more: {misfit.Why}.", "alternatives", "move", "defer"));

    WorklistItem OfSession(WorklistKind kind, SessionRow row, DateTimeOffset dueAt, string detail, params IReadOnlyList<string> commands) => new()
    {
        Kind = kind,
        DueAt = WallClock.InZone(dueAt, calendar.Zone),
        Subject = row.SessionId.ToString(),
        PatientId = row.PatientId,
        CourseId = row.CourseId,
        SessionId = row.SessionId,
        Detail = detail,
        Actions = [.. commands.Select(command => Post($"sessions/{row.SessionId}", command))],
    };

    WorklistAction Post(string path, string command) =>
        new() { Command = command, Method = command == "alternatives" ? "GET" : "POST", Href = $"/v1/clinics/{clinic.Id}/{path}/{command}" };

    static string Said(SessionRow row) => row.LocalTime is { } at ? $"session {row.Number} of {row.Day:ddd yyyy-MM-dd} {at:HH:mm}" : $"session {row.Number}";

    DateTimeOffset Begin(DateOnly day) => At(day, TimeOnly.MinValue);

    DateTimeOffset End(DateOnly day) => At(day.AddDays(1), TimeOnly.MinValue);

    DateTimeOffset At(DateOnly day, TimeOnly time) => WallClock.InZone(new WallDay(day, calendar.Zone).Edge(time), calendar.Zone);
}
