using Scheduling.Contracts.Courses;
using Scheduling.Contracts.FollowUps;

namespace Scheduling.FollowUps.Sessions;

/// <summary>A dosing session as its last event told it: what decides whether and when therapy follows.</summary>
public sealed record Session
{
    /// <summary>The status of a visit that did not take place because its dose was given at another place that day; no event tells it.</summary>
    public const string GivenElsewhere = "given-elsewhere";

    public required Guid SessionId { get; init; }
    public required string ClinicId { get; init; }
    public required string GroupId { get; init; }
    public required string PatientId { get; init; }
    public required Guid CourseId { get; init; }
    public required long Version { get; init; }
    public required int Number { get; init; }
    public required string Phase { get; init; }

    /// <summary>The last number of the phase's booked slots.</summary>
    public required int PhaseEndsWithNumber { get; init; }

    /// <summary>From 1, counted from the course's first day.</summary>
    public required int TreatmentWeek { get; init; }

    public required string Status { get; init; }

    /// <summary>The clinic's date of the dose.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>When the patient arrives; null for a slot without a place.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary><c>per-dose</c>, <c>per-week</c>, <c>phase-end</c>, <c>count</c> or <c>none</c>.</summary>
    public required string Per { get; init; }

    /// <summary>First day of the window, counted from the day of the dose (0).</summary>
    public required int FromDay { get; init; }

    /// <summary>Last day of the window.</summary>
    public required int ToDay { get; init; }

    /// <summary>How long the therapy lasts.</summary>
    public required int Minutes { get; init; }

    /// <summary>How many follow-ups the course has, for <c>count</c>.</summary>
    public int? Count { get; init; }

    /// <summary>How many meetings prepare for the first dose of the course.</summary>
    public int PreparationSessions { get; init; }

    public int PreparationMinutes { get; init; }

    /// <summary>The first day on which one may be, counted backwards from the day of the first dose.</summary>
    public int PreparationFromDay { get; init; }

    /// <summary>The last day, counted in the same way.</summary>
    public int PreparationToDay { get; init; }

    public static Session Of(SessionEvent told) => new()
    {
        SessionId = told.SessionId,
        ClinicId = told.ClinicId,
        GroupId = told.Group,
        PatientId = told.PatientId,
        CourseId = told.CourseId,
        Version = told.Version,
        Number = told.Number,
        Phase = told.Phase,
        PhaseEndsWithNumber = told.PhaseEndsWithNumber,
        TreatmentWeek = told.TreatmentWeek,
        Status = told.Status,
        Date = told.LocalDate,
        Per = told.FollowUp.Per,
        FromDay = told.FollowUp.FromDay,
        ToDay = told.FollowUp.ToDay,
        Minutes = told.FollowUp.Minutes,
        Count = told.FollowUp.Count,
        StartsAt = told.StartsAt,
        PreparationSessions = told.FollowUp.Preparation?.Sessions ?? 0,
        PreparationMinutes = told.FollowUp.Preparation?.Minutes ?? 0,
        PreparationFromDay = told.FollowUp.Preparation?.FromDay ?? 0,
        PreparationToDay = told.FollowUp.Preparation?.ToDay ?? 0,
    };

    /// <summary>Whether a dose is given or expected in it.</summary>
    public bool HasDose => Status is not ("projected" or "unplaced" or "missed" or "cancelled");

    /// <summary>Whether the patient is still to come.</summary>
    public bool IsAhead => Status is "booked" or "held";

    /// <summary>The days in which therapy may follow: never the day of the dose, when the patient is sedated and must be driven home.</summary>
    public DayWindow Window
    {
        get
        {
            var from = Math.Max(1, FromDay);
            return new() { From = Date.AddDays(from), To = Date.AddDays(Math.Max(from, ToDay)) };
        }
    }
}
