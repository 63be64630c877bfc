using Scheduling.Courses.Clinics;
using Scheduling.Courses.Planning;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Protocols;

/// <summary>What must be true of the phases of a clinic's own protocol, one by one and one after another. Pure.</summary>
static class PhaseRules
{
    const int MostSessions = 400;
    const int LongestDays = 366;
    const int MostPatterns = 50;
    const int DaysOfMdsi = 28; // label: beyond week 4 it has not been evaluated

    public static void Check(Protocol protocol, FieldErrors errors)
    {
        for (var i = 0; i < protocol.Phases.Count; i++)
        {
            var phase = protocol.Phases[i];
            var of = $"phases[{i}]";
            errors.When(protocol.Phases.Take(i).Any(other => other.Name == phase.Name), $"{of}.name", "must be another name than that of an earlier phase");
            errors.When(phase.MinGapDays is < 1 or > LongestDays, $"{of}.minGapDays", $"must lie between 1 and {LongestDays}: never two doses on one day");
            errors.When(phase.Sessions is < 1 or > MostSessions, $"{of}.sessions", $"must lie between 1 and {MostSessions}, or be null for an open end");
            errors.When(
                phase.MidSeriesReviewAfter is { } after && (after < 1 || after >= (phase.Sessions ?? 0)), $"{of}.midSeriesReviewAfter",
                "must be at least 1 and fewer than the sessions of the phase");
            if (phase.Placement is Placement.Interval) AtIntervals(protocol, phase, of, errors);
            else ByWeeks(protocol, phase, of, errors);
            Review(protocol, phase, of, errors);
            if (i == 0) First(phase, of, errors);
            else After(protocol.Phases[0], phase, protocol, of, errors);
            if (i < protocol.Phases.Count - 1) Before(phase, of, errors);
        }

        Missed(protocol, errors);
        if (protocol.Indication is Indication.Mdsi) Mdsi(protocol, errors);
    }

    static void First(Phase phase, string of, FieldErrors errors) =>
        errors.When(phase.Placement is Placement.Interval, $"{of}.placement", "must be week-bound or slide: an interval needs a dose to count from");

    // A course keeps its weekdays; a later phase that could not use them would leave all its sessions without a place.
    static void After(Phase first, Phase phase, Protocol protocol, string of, FieldErrors errors)
    {
        if (phase.Placement is Placement.Interval || first.Placement is Placement.Interval) return;
        errors.When(phase.PerWeek != first.PerWeek, $"{of}.perWeek", $"must be {first.PerWeek} as in phases[0]: a course keeps its weekdays; use an interval to change the frequency");
        errors.When(Gap(protocol, phase) > Gap(protocol, first), $"{of}.minGapDays", "must not be longer than in phases[0]: a course keeps its weekdays");
    }

    static void Before(Phase phase, string of, FieldErrors errors)
    {
        errors.When(phase.Sessions is null, $"{of}.sessions", "must be a number: what comes after an open end is never reached");
        errors.When(phase.Review is null, $"{of}.review", "is needed: the next phase waits for a decision");
    }

    static void ByWeeks(Protocol protocol, Phase phase, string of, FieldErrors errors)
    {
        Absent(phase.Anchor, "anchor");
        Absent(phase.EveryDays, "everyDays");
        Absent(phase.AllowedEveryDays, "allowedEveryDays");
        Absent(phase.IntervalsDays, "intervalsDays");
        Absent(phase.WindowDays, "windowDays");
        if (phase.Placement is Placement.WeekBound) Absent(phase.CeilingDays, "ceilingDays");
        errors.When(phase.Sessions is null, $"{of}.sessions", "must be a number: only intervals go on without an end");
        errors.When(phase.Weeks is null or < 1 or > 52, $"{of}.weeks", "must lie between 1 and 52");
        errors.When(phase.PerWeek is null or < 1 or > 7, $"{of}.perWeek", "must lie between 1 and 7");
        if (phase is not { Sessions: >= 1 and <= MostSessions, Weeks: >= 1 and <= 52, PerWeek: >= 1 and <= 7 } || Gap(protocol, phase) is < 1 or > LongestDays) return;

        var (sessions, weeks, perWeek, gap) = (phase.Sessions.Value, phase.Weeks.Value, phase.PerWeek.Value, Gap(protocol, phase));
        errors.When(
            phase.Placement is Placement.WeekBound && sessions != weeks * perWeek, $"{of}.sessions",
            $"must be {weeks * perWeek}: {perWeek} a week for {weeks} weeks");
        errors.When(
            phase.Placement is Placement.Slide && weeks != (sessions + perWeek - 1) / perWeek, $"{of}.weeks",
            $"must be {(sessions + perWeek - 1) / perWeek}: {sessions} sessions at {perWeek} a week");
        errors.When(
            gap > 7 / perWeek, phase.MinGapDays is null ? "minGapDays" : $"{of}.minGapDays",
            $"must be at most {7 / perWeek}: no {perWeek} weekdays lie {gap} days apart the week round");
        gap = Math.Min(gap, 7 / perWeek);
        Patterns(phase, perWeek, gap, of, errors);
        if (phase.Placement is Placement.Slide) Ceiling(phase, sessions, perWeek, gap, of, errors);

        void Absent(object? value, string member) =>
            errors.When(value is not null, $"{of}.{member}", $"does not go with placement {WireName.Of(phase.Placement)}");
    }

    static void Patterns(Phase phase, int perWeek, int gap, string of, FieldErrors errors)
    {
        errors.When(phase.Patterns?.Count > MostPatterns, $"{of}.patterns", $"must have at most {MostPatterns} patterns");
        for (var i = 0; i < Math.Min(phase.Patterns?.Count ?? 0, MostPatterns); i++)
        {
            var pattern = phase.Patterns![i];
            var isWhole = pattern.Count == perWeek && pattern.Distinct().Count() == perWeek;
            errors.When(!isWhole, $"{of}.patterns[{i}]", $"must name {perWeek} different weekday{(perWeek == 1 ? "" : "s")}");
            errors.When(
                isWhole && new WeekPattern(pattern).SmallestGap() < gap, $"{of}.patterns[{i}]",
                $"must leave {gap} days from one dose to the next, over the weekend too");
        }
    }

    // What the closest legal weekdays need when nothing shifts.
    static void Ceiling(Phase phase, int sessions, int perWeek, int gap, string of, FieldErrors errors)
    {
        var least = 7 * ((sessions - 1) / perWeek) + gap * ((sessions - 1) % perWeek) + 1;
        errors.When(phase.CeilingDays is null, $"{of}.ceilingDays", "is needed with placement slide: the days in which the series must be over");
        errors.When(phase.CeilingDays < least, $"{of}.ceilingDays", $"must be at least {least}: {sessions} sessions at {perWeek} a week, {gap} days apart, take that long");
        errors.When(phase.CeilingDays > LongestDays, $"{of}.ceilingDays", $"must be at most {LongestDays}");
    }

    static void AtIntervals(Protocol protocol, Phase phase, string of, FieldErrors errors)
    {
        Absent(phase.Weeks, "weeks");
        Absent(phase.PerWeek, "perWeek");
        Absent(phase.Patterns, "patterns");
        Absent(phase.CeilingDays, "ceilingDays");
        errors.When(phase.Anchor is null, $"{of}.anchor", "is needed with placement interval: slot counts from the slot before, actual from the dose before");
        if (phase.Anchor is IntervalAnchor.Slot)
        {
            errors.When(phase.IntervalsDays is not null, $"{of}.intervalsDays", "goes with anchor actual; anchor slot takes everyDays");
            errors.When(phase.EveryDays is null, $"{of}.everyDays", "is needed with anchor slot");
            Allowed(phase, of, errors);
        }
        else if (phase.Anchor is IntervalAnchor.Actual)
        {
            errors.When(phase.EveryDays is not null, $"{of}.everyDays", "goes with anchor slot; anchor actual takes intervalsDays");
            errors.When(phase.AllowedEveryDays is not null, $"{of}.allowedEveryDays", "goes with anchor slot");
            errors.When(phase.IntervalsDays is null or { Count: 0 }, $"{of}.intervalsDays", "must name at least one interval with anchor actual");
            errors.When(phase.IntervalsDays?.Count > 50, $"{of}.intervalsDays", "must have at most 50 intervals");
        }

        Lengths(protocol, phase, of, errors);

        void Absent(object? value, string member) => errors.When(value is not null, $"{of}.{member}", "does not go with placement interval");
    }

    static void Allowed(Phase phase, string of, FieldErrors errors)
    {
        if (phase.AllowedEveryDays is not { } allowed) return;
        errors.When(allowed.Any(days => days is < 1 or > LongestDays), $"{of}.allowedEveryDays", $"must be whole days between 1 and {LongestDays}");
        errors.When(allowed.Distinct().Count() < allowed.Count, $"{of}.allowedEveryDays", "must name each interval once");
        errors.When(phase.EveryDays is { } every && !allowed.Contains(every), $"{of}.everyDays", $"must be one of allowedEveryDays: {string.Join(", ", allowed)}");
    }

    // A gap or a window as long as the interval would make targets that no dose may take, or let two doses change places.
    static void Lengths(Protocol protocol, Phase phase, string of, FieldErrors errors)
    {
        IReadOnlyList<int> lengths = phase.EveryDays is { } every ? [every] : phase.IntervalsDays ?? [];
        var member = phase.EveryDays is null ? "intervalsDays" : "everyDays";
        if (lengths.Any(days => days is < 1 or > LongestDays))
        {
            errors.When(true, $"{of}.{member}", $"must be whole days between 1 and {LongestDays}");
            return;
        }

        if (lengths.Count == 0) return;
        var (shortest, gap) = (lengths.Min(), Gap(protocol, phase));
        errors.When(gap > shortest && phase.MinGapDays is not null, $"{of}.minGapDays", $"must be at most {shortest}, the shortest interval of the phase");
        errors.When(gap > shortest && phase.MinGapDays is null, $"{of}.{member}", $"must be at least {gap}, the minGapDays of the protocol, or the phase takes a minGapDays of its own");
        errors.When(phase.WindowDays < 0 || phase.WindowDays >= shortest, $"{of}.windowDays", $"must be at least 0 and fewer than {shortest}, the shortest interval of the phase");
    }

    static void Review(Protocol protocol, Phase phase, string of, FieldErrors errors)
    {
        if (phase.Review is not { } kind) return;
        var why = kind switch
        {
            ReviewKind.MidSeries => "must not be mid-series: midSeriesReviewAfter says when that is",
            ReviewKind.Lapse or ReviewKind.MissedTwo => $"must not be {WireName.Of(kind)}: it comes of what happens, not of a plan",
            ReviewKind.MdsiEnd when protocol.Indication is not Indication.Mdsi => "is mdsi-end for indication mdsi only",
            ReviewKind.Frequency or ReviewKind.Booster when phase.Placement is not Placement.Interval => $"is {WireName.Of(kind)} for placement interval only",
            ReviewKind.Benefit or ReviewKind.EndOfSeries when phase.Placement is Placement.Interval => $"is {WireName.Of(kind)} for placement week-bound and slide only",
            _ => null,
        };
        errors.When(why is not null, $"{of}.review", why ?? "");
    }

    static void Missed(Protocol protocol, FieldErrors errors) =>
        errors.When(
            protocol.Missed is MissedDose.Slide && protocol.Phases.All(phase => phase.Placement is not Placement.Slide), "missed",
            "must be same-week-or-lost: no phase has placement slide");

    // Label: nothing beyond week 4 comes by itself.
    static void Mdsi(Protocol protocol, FieldErrors errors)
    {
        var phase = protocol.Phases[0];
        errors.When(protocol.Phases.Count > 1, "phases[1]", "must not be there: with indication mdsi nothing follows the first four weeks by itself");
        errors.When(phase.Review is not ReviewKind.MdsiEnd, "phases[0].review", "must be mdsi-end with indication mdsi");
        errors.When(phase.Weeks > DaysOfMdsi / 7, "phases[0].weeks", "must be at most 4 with indication mdsi");
        errors.When(phase.CeilingDays > DaysOfMdsi, "phases[0].ceilingDays", $"must be at most {DaysOfMdsi} with indication mdsi");
    }

    static int Gap(Protocol protocol, Phase phase) => phase.MinGapDays ?? protocol.MinGapDays;
}
