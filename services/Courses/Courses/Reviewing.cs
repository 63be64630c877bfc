using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Courses;

/// <summary>What follows from a decision at a review. Pure.</summary>
static class Reviewing
{
    /// <summary>How early a review may be passed, in days before it is due.</summary>
    const int DaysEarly = 3;

    /// <summary>How many doses of an open-ended phase are booked until the frequency is looked at again: about every four weeks in the trials' maintenance.</summary>
    const int BatchOfOpenEnded = 4;

    /// <summary>Twice weekly for a week, where nobody says how many.</summary>
    const int UsualStepBack = 2;

    /// <summary>Trial practice, not the label: taken when a clinician orders it, never offered.</summary>
    const int EveryFourWeeks = 28;

    /// <summary>Passes it and changes the course accordingly; answers what was booked, moved or called off.</summary>
    /// <exception cref="RefusedException">It is too early, is passed already, or the rules leave no place.</exception>
    public static IReadOnlyList<MovedSession> Pass(CourseFile file, ReviewRow review, ReviewOutcome outcome, int? everyDays, int? extraSessions)
    {
        file.Require("a review", CourseStatus.Active, CourseStatus.UnderReview, CourseStatus.Paused);
        var kind = WireName.Parse<ReviewKind>(review.Kind);
        if (review.Status != ReviewRow.Open) throw Refused.Rule("wrong-state", $"The review was passed already ({review.Outcome}).");
        if (file.Today < review.DueDate.AddDays(-DaysEarly))
            throw Refused.Rule("too-early", $"The review is due on {review.DueDate:yyyy-MM-dd} and may be passed from {review.DueDate.AddDays(-DaysEarly):yyyy-MM-dd} on.");
        if (kind is ReviewKind.MdsiEnd && outcome is not (ReviewOutcome.Stop or ReviewOutcome.NewCourse))
            throw Refused.Rule("wrong-state", "Treatment beyond four weeks has not been evaluated: pass it with stop, or with new-course and book that as a new order.");

        file.Put(review with { Status = ReviewRow.Passed, Outcome = WireName.Of(outcome) });
        if (outcome is not (ReviewOutcome.Stop or ReviewOutcome.NewCourse)) file.Put(file.Course with { Status = CourseStatus.Active });
        file.Put(file.Life with { Reason = "reviewed" });
        return outcome switch
        {
            ReviewOutcome.Stop => file.End(EndsPhase(kind) ? CourseStatus.Completed : CourseStatus.Discontinued, "review-stop"),
            ReviewOutcome.NewCourse => file.End(CourseStatus.Completed, "new-course"),
            ReviewOutcome.Extend => Extend(file, kind, extraSessions ?? throw new InvalidException("extraSessions", "is needed with extend")),
            ReviewOutcome.StepBack => StepBack(file, kind, extraSessions),
            ReviewOutcome.StepTo => StepTo(file, kind, everyDays ?? throw new InvalidException("everyDays", "is needed with step-to")),
            _ => Continue(file, kind),
        };
    }

    static bool EndsPhase(ReviewKind kind) => kind is ReviewKind.Benefit or ReviewKind.Frequency or ReviewKind.EndOfSeries or ReviewKind.Booster or ReviewKind.MdsiEnd;

    static IReadOnlyList<MovedSession> Continue(CourseFile file, ReviewKind kind)
    {
        if (!EndsPhase(kind)) return Pausing.GoOn(file, file.Life.ResumeOn is { } on && on > file.Today ? on : file.Today, set: null);
        if (NextPhase(file) is { } booked) return booked;

        // The protocol has nothing after this phase.
        return file.End(CourseStatus.Completed, "completed");
    }

    static List<MovedSession>? NextPhase(CourseFile file)
    {
        if (Continuing.Next(file, books: true) is not { } next) return null;
        var phase = file.Protocol.Phases[next.PhaseIndex];
        if (phase.Anchor is IntervalAnchor.Actual && (file.Wishes.BoosterIntervalsDays ?? phase.IntervalsDays) is not { Count: > 0 }) return null;

        // Of boosters one is booked at a time, for each waits on how the one before lasted.
        var open = phase.Sessions is null ? phase.Anchor is IntervalAnchor.Actual ? 1 : BatchOfOpenEnded : (int?)null;
        var plan = Whole(file, next with { SlotsInAll = open is { } more ? next.SlotsDone + more : null });
        var booked = Replanning.Book(file, plan);
        AddReviews(file, plan, phase, open is not null);
        return booked;
    }

    // More doses by the pattern of the phase; what comes after is counted from them, and the decision waits until they are given.
    static List<MovedSession> Extend(CourseFile file, ReviewKind kind, int extraSessions)
    {
        var slots = file.Sessions.Where(row => row.Status is not SessionStatus.Projected).ToList();
        var index = Continuing.PhaseIndex(file, slots[^1]);
        var booked = More(file, index, extraSessions, file.Protocol.Phases[index].Placement is Placement.Interval ? null : PhaseName.Extension);
        Reopen(file, kind, booked[^1].Number);
        return booked;
    }

    static IReadOnlyList<MovedSession> StepBack(CourseFile file, ReviewKind kind, int? extraSessions)
    {
        var last = file.Sessions.Last(row => row.Status is not SessionStatus.Projected);
        var index = Continuing.PhaseIndex(file, last);
        var phase = file.Protocol.Phases[index];
        if (phase.Placement is not Placement.Interval)
            throw Refused.Rule("wrong-state", "There is no higher frequency than that of the first phase: extend it instead.");

        // From every two weeks back to weekly; from weekly back to the pattern of the first phase.
        if (phase.Sessions is null && phase.Anchor is not IntervalAnchor.Actual && (file.Request().Interval(phase) ?? 7) > 7) return StepTo(file, kind, 7);
        var booked = More(file, 0, extraSessions ?? UsualStepBack, PhaseName.Extension);
        Reopen(file, kind, booked[^1].Number);
        return booked;
    }

    static IReadOnlyList<MovedSession> StepTo(CourseFile file, ReviewKind kind, int everyDays)
    {
        var phase = file.Protocol.Phases.FirstOrDefault(phase => phase.Sessions is null && phase.Placement is Placement.Interval && phase.Anchor is not IntervalAnchor.Actual)
            ?? throw Refused.Rule("wrong-state", "The protocol has no open-ended phase whose interval could change.");
        var allowed = (phase.AllowedEveryDays ?? []).Append(EveryFourWeeks).Distinct().ToList();
        if (!allowed.Contains(everyDays)) throw new InvalidException("everyDays", $"must be one of {string.Join(", ", allowed)}");

        file.Put(file.Life with { EveryDays = everyDays });
        var ahead = file.Sessions.Where(row => row.Phase == WireName.Of(phase.Name) && row.Status is SessionStatus.Unplaced || (row.Phase == WireName.Of(phase.Name) && row.Status is SessionStatus.Booked && row.StartsAt > file.Now)).ToList();
        if (ahead.Count > 0) return Replanning.Place(file, ahead, firstTarget: null, "frequency", set: null);
        return NextPhase(file) is { } booked ? booked : [];
    }

    static List<MovedSession> More(CourseFile file, int phaseIndex, int count, PhaseName? name)
    {
        var slots = file.Sessions.Where(row => row.Status is not SessionStatus.Projected).ToList();
        var done = slots.Count(row => Continuing.PhaseIndex(file, row) == phaseIndex);
        var plan = Whole(file, new()
        {
            PhaseIndex = phaseIndex,
            SlotsDone = done,
            SlotsInAll = done + count,
            NextNumber = slots[^1].Number + 1,
            NextDoseNumber = slots.Count(CourseNews.ExpectsDose) + 1,
            LastTarget = slots[^1].TargetDate,
            LastDose = slots.Where(CourseNews.ExpectsDose).Select(row => (DateOnly?)row.Day).Max(),
        });
        return Replanning.Book(file, name is { } phase ? plan with { Sessions = [.. plan.Sessions.Select(session => session.IsBooked ? session with { Phase = phase } : session)] } : plan);
    }

    // A clinician has ordered it: the ceiling of the series was for the series as it was planned.
    static Plan Whole(CourseFile file, Continuation next)
    {
        var request = file.Request() with { From = next };
        var plan = Planner.Plan(request with { Overridden = [.. request.Overridden, Rules.CeilingExceeded] }, file.Calendar, file.Occupancy(_ => true));
        var broken = plan.Violations.Where(violation => violation.Rule is not (Rules.RemsSite or Rules.InThePast)).Select(violation => (violation.Rule, violation.Message, violation.SessionNumber))
            .Concat(plan.Unplaced.Where(slot => slot.IsBooked).Select(slot => (Rule: Rules.Unplaced, Message: $"Session {slot.Number} finds no place: {slot.Reason}", SessionNumber: (int?)slot.Number))).ToList();
        if (broken.Count > 0)
            throw Refused.Rule([.. broken.Select(one => new Platform.Http.Violation { Rule = one.Rule, Message = one.Message, SessionNumber = one.SessionNumber })]);
        return plan;
    }

    static void AddReviews(CourseFile file, Plan plan, Phase phase, bool isOpenEnded)
    {
        foreach (var review in plan.Reviews) file.Open(review.Kind, review.AfterSession, review.DueDate);
        if (isOpenEnded && plan.Sessions.LastOrDefault(session => session.IsBooked) is { } last && plan.Reviews.All(review => review.AfterSession != last.Number))
            file.Open(phase.Review ?? ReviewKind.Frequency, last.Number, last.Date);
    }

    static void Reopen(CourseFile file, ReviewKind kind, int afterNumber) =>
        file.Open(kind, afterNumber, file.Sessions.Single(row => row.Number == afterNumber).Day);
}
