using Scheduling.Courses.Clinics;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Courses;

/// <summary>Makes rows of what the planner says, and puts a row somewhere else. Pure but for the ids.</summary>
static class SessionRows
{
    /// <summary>A new row of a planned slot.</summary>
    public static SessionRow Of(PlannedSession session, CourseRow course, Protocol protocol, Clinic clinic, DateTimeOffset now) =>
        Slot(course, protocol, clinic, now, session.Number, session.Phase, session.TreatmentWeek, session.TargetDate) with
        {
            DoseNumber = session.DoseNumber,
            Day = session.Date,
            LocalTime = session.LocalTime,
            StartsAt = session.StartsAt,
            EndsAt = session.EndsAt,
            FreeAt = session.EndsAt.AddMinutes(clinic.TurnoverMinutes),
            FirstDeviceAt = session.FirstDeviceAt,
            ReleaseFrom = session.ReleaseFrom,
            ChairId = session.ChairId,
            Status = session.IsBooked ? SessionStatus.Booked : SessionStatus.Projected,
            ShiftDays = session.ShiftDays,
            ShiftReason = session.ShiftReason,
            GapDays = session.GapDays,
            DoseMg = session.DoseMg,
            Devices = session.Devices,
            NoDrivingBefore = session.NoDrivingBefore,
            NoDrivingUntil = session.NoDrivingUntil,
            RemsFormDue = session.RemsFormDue,
            HoldsChair = session.ChairId is not null,
            HoldsDose = session.IsBooked,
        };

    /// <summary>A new row of a slot that found no place.</summary>
    public static SessionRow Of(UnplacedSlot slot, CourseRow course, Protocol protocol, Clinic clinic, DateTimeOffset now) =>
        Slot(course, protocol, clinic, now, slot.Number, slot.Phase, slot.TreatmentWeek, slot.TargetDate) with
        {
            Status = slot.IsBooked ? SessionStatus.Unplaced : SessionStatus.Projected,
            Reason = slot.Reason,
        };

    static SessionRow Slot(CourseRow course, Protocol protocol, Clinic clinic, DateTimeOffset now, int number, PhaseName phase, int treatmentWeek, DateOnly target) => new()
    {
        SessionId = Guid.CreateVersion7(now),
        CourseId = course.CourseId,
        ClinicId = course.ClinicId,
        GroupId = course.GroupId,
        PatientId = course.PatientId,
        ProtocolId = protocol.Id,
        ProtocolVersion = protocol.Version,
        Route = WireName.Of(protocol.Route),
        Number = number,
        Phase = WireName.Of(phase),
        TreatmentWeek = treatmentWeek,
        TargetDate = target,
        Day = target,
        TimeZone = clinic.TimeZone,
        Status = SessionStatus.Projected,
        Version = 1,
        ShiftDays = 0,
        NoDrivingBefore = target.AddDays(1),
        WatchesWelfare = protocol.Indication is Indication.Mdsi,
        HoldsChair = false,
        HoldsDose = false,
    };

    /// <summary>The session booked at that start; the promise is the wall time, all else follows from it.</summary>
    public static SessionRow At(this SessionRow row, CourseFile file, DateOnly date, Start start, string? shiftReason)
    {
        var times = new SessionTimes(file.Protocol, file.Calendar.Zone);
        return row with
        {
            ClinicId = file.Clinic.Id,
            Day = date,
            LocalTime = start.At,
            TimeZone = file.Clinic.TimeZone,
            StartsAt = start.Instant,
            EndsAt = times.EndsAt(start.Instant),
            FreeAt = times.EndsAt(start.Instant).AddMinutes(file.Clinic.TurnoverMinutes),
            FirstDeviceAt = times.FirstDeviceAt(start.Instant),
            ReleaseFrom = times.ReleaseFrom(start.Instant),
            ChairId = start.ChairId,
            Status = SessionStatus.Booked,
            ShiftDays = date.DayNumber - row.TargetDate.DayNumber,
            ShiftReason = date == row.TargetDate ? null : shiftReason,
            NoDrivingBefore = date.AddDays(1),
            NoDrivingUntil = times.NoDrivingUntil(times.AdministeredAt(start.Instant)),
            RemsFormDue = times.RemsFormDue(date),
            Reason = null,
            WatchesWelfare = file.Protocol.Indication is Indication.Mdsi,
            HoldsChair = start.ChairId is not null,
            HoldsDose = true,
        };
    }

    /// <summary>The session as the planner places it anew.</summary>
    public static SessionRow At(this SessionRow row, CourseFile file, PlannedSession planned) =>
        row.At(file, planned.Date, new Start(planned.LocalTime, planned.StartsAt, planned.ChairId), planned.ShiftReason) with
        {
            TargetDate = planned.TargetDate,
            TreatmentWeek = planned.TreatmentWeek,
            ShiftDays = planned.ShiftDays,
        };

    /// <summary>The session without its chair and its day; it keeps what was promised, for the record.</summary>
    public static SessionRow LetGo(this SessionRow row, string status, string? reason) =>
        row with { Status = status, Reason = reason, HoldsChair = false, HoldsDose = false, Pinned = false };

    /// <summary>The slot without a place, waiting for a person.</summary>
    public static SessionRow WithoutPlace(this SessionRow row, DateOnly target, string reason) => row with
    {
        TargetDate = target,
        Day = target,
        LocalTime = null,
        StartsAt = null,
        EndsAt = null,
        FreeAt = null,
        FirstDeviceAt = null,
        ReleaseFrom = null,
        ChairId = null,
        Status = SessionStatus.Unplaced,
        ShiftDays = 0,
        ShiftReason = null,
        NoDrivingBefore = target.AddDays(1),
        NoDrivingUntil = null,
        RemsFormDue = null,
        Reason = reason,
        Pinned = false,
        HoldsChair = false,
        HoldsDose = false,
    };

    public static Visit VisitOf(this SessionRow row) => row.Visit is { } visit ? StoredJson.Read<Visit>(visit) : Visit.None;

    public static SessionRow With(this SessionRow row, Visit visit) => row with { Visit = StoredJson.Write(visit) };
}
