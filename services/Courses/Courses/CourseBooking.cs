using Scheduling.Courses.Clinics;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Courses;

/// <summary>A proposal made real: rows with ids, not yet stored. Pure but for the ids.</summary>
public sealed record CourseBooking
{
    public required CourseRow Course { get; init; }
    public required IReadOnlyList<SessionRow> Sessions { get; init; }
    public required IReadOnlyList<ReviewRow> Reviews { get; init; }
    public required Protocol Protocol { get; init; }

    public static CourseBooking Of(Proposal proposal, DateTimeOffset now)
    {
        var courseId = Guid.CreateVersion7(now);
        return new()
        {
            Protocol = proposal.Protocol,
            Course = new()
            {
                CourseId = courseId,
                ClinicId = proposal.Clinic.Id,
                GroupId = proposal.Clinic.Group,
                PatientId = proposal.Request.PatientId,
                ProtocolId = proposal.Protocol.Id,
                ProtocolVersion = proposal.Protocol.Version,
                Status = CourseStatus.Active,
                Version = 1,
                StartDate = proposal.Request.StartDate,
                Pattern = StoredJson.Write(proposal.Request.Pattern),
                Wishes = StoredJson.Write(Wishes.Of(proposal.Request)),
                Gates = StoredJson.Write(proposal.Gates.ToDictionary(gate => WireName.Of(gate.Key), gate => gate.Value)),
                Warnings = StoredJson.Write(proposal.Warnings),
                BookedAt = now,
            },
            Sessions =
            [
                .. proposal.Plan.Sessions.Select(session => Row(session, courseId, proposal, now))
                    .Concat(proposal.Plan.Unplaced.Select(slot => Row(slot, courseId, proposal, now))).OrderBy(row => row.Number),
            ],
            Reviews =
            [
                .. proposal.Plan.Reviews.Select(review => new ReviewRow
                {
                    ReviewId = Guid.CreateVersion7(now),
                    CourseId = courseId,
                    ClinicId = proposal.Clinic.Id,
                    Kind = WireName.Of(review.Kind),
                    DueDate = review.DueDate,
                    AfterSession = review.AfterSession,
                    Status = "open",
                }),
            ],
        };
    }

    static SessionRow Row(PlannedSession session, Guid courseId, Proposal proposal, DateTimeOffset now) => new()
    {
        SessionId = Guid.CreateVersion7(now),
        CourseId = courseId,
        ClinicId = proposal.Clinic.Id,
        GroupId = proposal.Clinic.Group,
        PatientId = proposal.Request.PatientId,
        ProtocolId = proposal.Protocol.Id,
        ProtocolVersion = proposal.Protocol.Version,
        Route = WireName.Of(proposal.Protocol.Route),
        Number = session.Number,
        DoseNumber = session.DoseNumber,
        Phase = WireName.Of(session.Phase),
        TreatmentWeek = session.TreatmentWeek,
        TargetDate = session.TargetDate,
        Day = session.Date,
        LocalTime = session.LocalTime,
        TimeZone = proposal.Clinic.TimeZone,
        StartsAt = session.StartsAt,
        EndsAt = session.EndsAt,
        FreeAt = session.EndsAt.AddMinutes(proposal.Clinic.TurnoverMinutes),
        FirstDeviceAt = session.FirstDeviceAt,
        ReleaseFrom = session.ReleaseFrom,
        ChairId = session.ChairId,
        Status = session.IsBooked ? SessionStatus.Booked : SessionStatus.Projected,
        Version = 1,
        ShiftDays = session.ShiftDays,
        ShiftReason = session.ShiftReason,
        GapDays = session.GapDays,
        DoseMg = session.DoseMg,
        Devices = session.Devices,
        NoDrivingBefore = session.NoDrivingBefore,
        NoDrivingUntil = session.NoDrivingUntil,
        RemsFormDue = session.RemsFormDue,
        HoldsChair = session is { IsBooked: true, ChairId: not null },
        HoldsDose = session.IsBooked,
    };

    static SessionRow Row(UnplacedSlot slot, Guid courseId, Proposal proposal, DateTimeOffset now) => new()
    {
        SessionId = Guid.CreateVersion7(now),
        CourseId = courseId,
        ClinicId = proposal.Clinic.Id,
        GroupId = proposal.Clinic.Group,
        PatientId = proposal.Request.PatientId,
        ProtocolId = proposal.Protocol.Id,
        ProtocolVersion = proposal.Protocol.Version,
        Route = WireName.Of(proposal.Protocol.Route),
        Number = slot.Number,
        Phase = WireName.Of(slot.Phase),
        TreatmentWeek = slot.TreatmentWeek,
        TargetDate = slot.TargetDate,
        Day = slot.TargetDate,
        TimeZone = proposal.Clinic.TimeZone,
        Status = slot.IsBooked ? SessionStatus.Unplaced : SessionStatus.Projected,
        Version = 1,
        ShiftDays = 0,
        NoDrivingBefore = slot.TargetDate.AddDays(1),
        Reason = slot.Reason,
        HoldsChair = false,
        HoldsDose = false,
    };

    /// <summary>The last number of the phase that holds chairs.</summary>
    public int PhaseEndsWithNumber => Sessions.Where(s => s.Status is SessionStatus.Booked or SessionStatus.Unplaced).Select(s => s.Number).DefaultIfEmpty().Max();

    public IReadOnlyList<DateOnly> DoseDates => [.. Sessions.Where(s => s.StartsAt is not null).Select(s => s.Day).Order()];
}
