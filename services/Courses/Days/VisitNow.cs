using System.Text.Json.Serialization;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Days;

/// <summary>Where a visit is at one instant, and what somebody must do next. Pure.</summary>
sealed record VisitNow
{
    // Label: blood pressure about 40 minutes after the first device; a reading shortly before counts.
    static readonly TimeSpan PressureAfter = TimeSpan.FromMinutes(40), CountsFrom = TimeSpan.FromMinutes(30);

    // A reading taken this long before the release is the one before discharge.
    static readonly TimeSpan BeforeRelease = TimeSpan.FromMinutes(15);

    public required VisitPhase Phase { get; init; }

    /// <summary>When the phase is over as planned; null where nobody knows.</summary>
    public DateTimeOffset? Until { get; init; }

    public DueStep? Step { get; init; }
    public DateTimeOffset? DueAt { get; init; }

    public static VisitNow Of(SessionRow row, int turnoverMinutes, DateTimeOffset now)
    {
        var visit = row.VisitOf();
        switch (row.Status)
        {
            case SessionStatus.Held:
                return new() { Phase = VisitPhase.Held };
            case SessionStatus.CheckedIn:
                var dose = visit.EarliestDoseAt > row.FirstDeviceAt ? visit.EarliestDoseAt : row.FirstDeviceAt;
                return new() { Phase = VisitPhase.CheckIn, Until = dose, Step = visit.Vitals.Count == 0 ? DueStep.VitalsBeforeDose : DueStep.Dose, DueAt = dose };
            case SessionStatus.Observing:
                return Observing(row, visit, now);
            case SessionStatus.Discharged:
                var free = (visit.DischargedAt ?? row.EndsAt)?.AddMinutes(turnoverMinutes);
                return now < free ? new() { Phase = VisitPhase.Turnover, Until = free } : new() { Phase = VisitPhase.Done };
            default:
                return new() { Phase = VisitPhase.Arriving, Until = row.StartsAt, Step = DueStep.CheckIn, DueAt = row.StartsAt };
        }
    }

    static VisitNow Observing(SessionRow row, Visit visit, DateTimeOffset now)
    {
        var (phase, until) = now < visit.AdministrationEndedAt ? (VisitPhase.Administration, visit.AdministrationEndedAt)
            : now < row.ReleaseFrom ? (VisitPhase.Observation, row.ReleaseFrom)
            : (VisitPhase.Discharge, row.EndsAt);
        var (step, at) = !Taken(visit.AdministeredAt + CountsFrom) ? (DueStep.BloodPressure, visit.AdministeredAt + PressureAfter)
            : !Taken(row.ReleaseFrom - BeforeRelease) ? (DueStep.VitalsBeforeDischarge, row.ReleaseFrom)
            : (DueStep.Release, row.ReleaseFrom);
        return new() { Phase = phase, Until = until, Step = step, DueAt = at };

        bool Taken(DateTimeOffset? from) => visit.Vitals.Any(vitals => vitals.At >= from);
    }
}

/// <summary>What a visit is in the middle of.</summary>
[JsonConverter(typeof(KebabCase<VisitPhase>))]
public enum VisitPhase
{
    /// <summary>Expected.</summary>
    Arriving,
    CheckIn,
    Administration,
    Observation,

    /// <summary>Free to be released.</summary>
    Discharge,

    /// <summary>The chair is made ready.</summary>
    Turnover,

    /// <summary>Waits for a decision.</summary>
    Held,
    Done,

    /// <summary>No visit: the chair is kept for somebody who decides.</summary>
    Kept,
}

/// <summary>What somebody must do next in a visit.</summary>
[JsonConverter(typeof(KebabCase<DueStep>))]
public enum DueStep
{
    CheckIn,
    VitalsBeforeDose,
    Dose,
    BloodPressure,
    VitalsBeforeDischarge,
    Release,
}
