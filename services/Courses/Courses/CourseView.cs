using Scheduling.Courses.Clinics;
using Scheduling.Courses.Gates;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Courses;

/// <summary>Shows stored rows as the API does: instants with the clinic's offset.</summary>
static class CourseView
{
    public static Course Of(CourseRow course, IReadOnlyList<SessionRow> sessions, IReadOnlyList<ReviewRow> reviews) => new()
    {
        CourseId = course.CourseId,
        ClinicId = course.ClinicId,
        PatientId = course.PatientId,
        ProtocolId = course.ProtocolId,
        ProtocolVersion = course.ProtocolVersion,
        Status = course.Status,
        Version = course.Version,
        StartDate = course.StartDate,
        Pattern = StoredJson.Read<IReadOnlyList<Weekday>>(course.Pattern),
        Sessions = [.. sessions.Where(row => row.StartsAt is not null).Select(InCourse)],
        Unplaced =
        [
            .. sessions.Where(row => row.StartsAt is null).Select(row => new UnplacedSession
            {
                SessionId = row.SessionId,
                Number = row.Number,
                Phase = WireName.Parse<PhaseName>(row.Phase),
                TargetDate = row.TargetDate,
                Reason = row.Reason ?? "",
            }),
        ],
        AlternativePlan = null,
        Reviews =
        [
            .. reviews.OrderBy(row => row.AfterSession).Select(row => new Review
            {
                ReviewId = row.ReviewId,
                Kind = WireName.Parse<ReviewKind>(row.Kind),
                DueDate = row.DueDate,
                AfterSession = row.AfterSession,
                Status = row.Status,
            }),
        ],
        Warnings = StoredJson.Read<IReadOnlyList<CourseWarning>>(course.Warnings),
        OpenGates = [.. StoredGates.Read(course.Gates).Where(gate => gate.Value.Status != GateStatus.Cleared).Select(gate => gate.Key)],
        Gates = [.. StoredGates.Read(course.Gates).Select(gate => BurnDown.Of(gate.Key, gate.Value, sessions))],
    };

    static CourseSession InCourse(SessionRow row)
    {
        var zone = WallClock.Zone(row.TimeZone);
        return new()
        {
            SessionId = row.SessionId,
            Number = row.Number,
            DoseNumber = row.DoseNumber,
            Phase = WireName.Parse<PhaseName>(row.Phase),
            TreatmentWeek = row.TreatmentWeek,
            TargetDate = row.TargetDate,
            Date = row.Day,
            ShiftDays = row.ShiftDays,
            ShiftReason = row.ShiftReason,
            GapDays = row.GapDays,
            StartsAt = In(zone, row.StartsAt),
            EndsAt = In(zone, row.EndsAt),
            FirstDeviceAt = In(zone, row.FirstDeviceAt),
            ChairId = row.ChairId,
            Status = row.Status,
            Version = row.Version,
            NoDrivingBefore = row.NoDrivingBefore,
            NoDrivingUntil = In(zone, row.NoDrivingUntil),
            RemsFormDue = row.RemsFormDue,
            DoseMg = row.DoseMg,
            Devices = row.Devices,
        };
    }

    /// <summary>A session on its own.</summary>
    public static Session Of(SessionRow row)
    {
        var zone = WallClock.Zone(row.TimeZone);
        var hasPlace = row.StartsAt is not null;
        return new()
        {
            ClinicId = row.ClinicId,
            CourseId = row.CourseId,
            PatientId = row.PatientId,
            ProtocolId = row.ProtocolId,
            Route = WireName.Parse<DoseRoute>(row.Route),
            ReleaseFrom = In(zone, row.ReleaseFrom),
            Reason = row.Reason,
            Pinned = row.Pinned,
            Visit = row.Visit is null ? null : row.VisitOf().In(zone),
            SessionId = row.SessionId,
            Number = row.Number,
            DoseNumber = row.DoseNumber,
            Phase = WireName.Parse<PhaseName>(row.Phase),
            TreatmentWeek = row.TreatmentWeek,
            TargetDate = row.TargetDate,
            Date = hasPlace ? row.Day : null,
            ShiftDays = row.ShiftDays,
            ShiftReason = row.ShiftReason,
            GapDays = row.GapDays,
            StartsAt = In(zone, row.StartsAt),
            EndsAt = In(zone, row.EndsAt),
            FirstDeviceAt = In(zone, row.FirstDeviceAt),
            ChairId = row.ChairId,
            Status = row.Status,
            Version = row.Version,
            NoDrivingBefore = hasPlace ? row.NoDrivingBefore : null,
            NoDrivingUntil = In(zone, row.NoDrivingUntil),
            RemsFormDue = row.RemsFormDue,
            DoseMg = row.DoseMg,
            Devices = row.Devices,
        };
    }

    static DateTimeOffset? In(TimeZoneInfo zone, DateTimeOffset? instant) => instant is { } at ? WallClock.InZone(at, zone) : null;
}
