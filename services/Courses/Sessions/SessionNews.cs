using Scheduling.Contracts.Courses;
using Scheduling.Courses.Courses;
using Scheduling.Courses.Protocols;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Sessions;

/// <summary>Says of stored sessions what other services are told: the whole session, with its course's doses.</summary>
sealed class SessionNews(Protocol protocol, IReadOnlyList<DateOnly> doseDates, int phaseEndsWithNumber)
{
    readonly FollowUpRule followUp = new()
    {
        Per = WireName.Of(protocol.FollowUp.Per),
        FromDay = protocol.FollowUp.FromDay,
        ToDay = protocol.FollowUp.ToDay,
        Minutes = protocol.FollowUp.Minutes,
        Count = protocol.FollowUp.Count,
        Preparation = protocol.FollowUp.Preparation is not { } before ? null : new()
        {
            Sessions = before.Sessions,
            Minutes = before.Minutes,
            FromDay = before.FromDay,
            ToDay = before.ToDay,
        },
    };

    readonly PreparationInstructions instructions = new()
    {
        FoodHours = protocol.Instructions.FoodHours,
        LiquidMinutes = protocol.Instructions.LiquidMinutes,
        NasalSprayHours = protocol.Instructions.NasalSprayHours,
    };

    /// <summary>The event of what happened to it.</summary>
    public SessionEvent Of(SessionRow row, Told told)
    {
        var session = Of(row) with
        {
            Reason = told.Reason,
            Previous = told.Previous is { StartsAt: { } startedAt } before ? new() { StartsAt = WallClock.InZone(startedAt, WallClock.Zone(before.TimeZone)), ChairId = before.ChairId } : null,
        };
        return told.What switch
        {
            Happening.Booked => new SessionBooked(session),
            Happening.Moved => new SessionMoved(session),
            Happening.Cancelled => new SessionCancelled(session),
            Happening.Missed => new SessionMissed(session),
            Happening.Held => new SessionHeld(session),
            Happening.CheckedIn => new SessionCheckedIn(session),
            Happening.Administered => new SessionAdministered(session),
            Happening.ObservationExtended => new SessionObservationExtended(session),
            Happening.Discharged => new SessionDischarged(session),
            Happening.Unplaced => new SessionUnplaced(session),
            _ => new SessionChanged(session),
        };
    }

    /// <summary>The session as it is now; instants carry the clinic's offset.</summary>
    public SessionEvent Of(SessionRow row)
    {
        var zone = WallClock.Zone(row.TimeZone);
        return new()
        {
            ClinicId = row.ClinicId,
            Version = row.Version,
            Group = row.GroupId,
            PatientId = row.PatientId,
            CourseId = row.CourseId,
            SessionId = row.SessionId,
            Number = row.Number,
            DoseNumber = row.DoseNumber,
            Phase = row.Phase,
            TreatmentWeek = row.TreatmentWeek,
            Route = row.Route,
            Status = row.Status,
            LocalDate = row.Day,
            LocalTime = row.LocalTime ?? TimeOnly.MinValue,
            TimeZone = row.TimeZone,
            StartsAt = In(row.StartsAt),
            EndsAt = In(row.EndsAt),
            FirstDeviceAt = In(row.FirstDeviceAt),
            ReleaseFrom = In(row.ReleaseFrom),
            ChairId = row.ChairId,
            ProtocolId = row.ProtocolId,
            ProtocolVersion = row.ProtocolVersion,
            FollowUp = followUp,
            Instructions = instructions,
            NoDrivingBefore = row.NoDrivingBefore,
            NoDrivingUntil = In(row.NoDrivingUntil),
            RemsFormDue = row.RemsFormDue,
            RideKind = row.VisitOf().DriverKind,
            DoseDates = doseDates,
            PhaseEndsWithNumber = phaseEndsWithNumber,
        };

        DateTimeOffset? In(DateTimeOffset? instant) => instant is { } at ? WallClock.InZone(at, zone) : null;
    }
}
