using Scheduling.Courses.Audit;
using Scheduling.Courses.Clinics;
using Scheduling.Courses.Closures;
using Scheduling.Courses.Gates;
using Scheduling.Courses.Holds;
using Scheduling.Courses.Planning;
using Scheduling.Courses.Protocols;
using Scheduling.Courses.Sessions;
using Scheduling.Platform.Http;

namespace Scheduling.Courses.Courses;

/// <summary>What was asked for, what the planner made of it and what is to be said about it: nothing is stored yet. Pure.</summary>
public sealed record Proposal
{
    public required CourseRequest Request { get; init; }
    public required Clinic Clinic { get; init; }
    public required Protocol Protocol { get; init; }
    public required Plan Plan { get; init; }

    /// <summary>What it was planned against.</summary>
    public required Taken Taken { get; init; }

    /// <summary>What could be booked instead; null when the plan is whole or nothing is better.</summary>
    public required Alternative? Alternative { get; init; }

    /// <summary>Every gate of the protocol and where it stands.</summary>
    public required IReadOnlyDictionary<Gate, GateStatus> Gates { get; init; }

    public required IReadOnlyList<CourseWarning> Warnings { get; init; }

    /// <summary>Plans the request on what is taken now.</summary>
    /// <exception cref="InvalidException">A field makes no sense at this clinic.</exception>
    /// <exception cref="RefusedException">Rules refuse even a proposal.</exception>
    public static Proposal Of(CourseRequest request, Clinic clinic, Protocol protocol, Taken taken, DateTimeOffset now, bool explain = false)
    {
        var calendar = new ClinicCalendar(clinic, taken.Closures);
        var gates = GatesOf(request, protocol);

        CourseRules.Check(request, protocol, calendar, now);
        var wanted = new PlanRequest
        {
            Protocol = protocol,
            StartDate = request.StartDate,
            Pattern = request.Pattern,
            PreferredTime = request.PreferredTime ?? CourseRules.DefaultTime,
            TimeWindow = request.TimeWindow,
            ChairId = request.ChairId,
            BoosterIntervalsDays = request.BoosterIntervalsDays,
            HorizonSessions = request.HorizonSessions,
            Unavailable = request.Unavailable?.ToHashSet() ?? [],
            OtherDoseDates = taken.DoseDates,
            DoseMg = request.DoseMg,
            Overridden = request.Override is { } set ? [set.Rule] : [],
            Now = now,
            HoldDays = clinic.HoldNextPhaseDays,
            Explains = explain,
        };
        var occupancy = new Occupancy(taken.Blocks);
        var plan = Planner.Plan(wanted, calendar, occupancy);

        CourseRules.RefuseBroken(request, clinic, gates, plan, taken);
        return new()
        {
            Request = request,
            Clinic = clinic,
            Protocol = protocol,
            Plan = plan,
            Taken = taken,
            Alternative = AlternativeFinder.For(plan, wanted, calendar, occupancy),
            Gates = gates,
            Warnings = CourseWarnings.Of(plan, protocol, clinic, gates, request.Authorization),
        };
    }

    /// <summary>A plan that was held, as it was shown, if nothing has come between since.</summary>
    /// <exception cref="RefusedException">Rules refuse it now.</exception>
    public static Proposal Of(HeldPlan held, Clinic clinic, Protocol protocol, Taken taken, DateTimeOffset now)
    {
        var gates = GatesOf(held.Request, protocol);
        CourseRules.RefuseBroken(held.Request, clinic, gates, held.Plan, taken);
        HoldRules.Check(held, clinic, protocol, taken, now);
        return new()
        {
            Request = held.Request,
            Clinic = clinic,
            Protocol = protocol,
            Plan = held.Plan,
            Taken = taken,
            Gates = gates,
            Warnings = CourseWarnings.Of(held.Plan, protocol, clinic, gates, held.Request.Authorization),
            Alternative = null,
            IsAlternative = held.IsAlternative,
        };
    }

    static Dictionary<Gate, GateStatus> GatesOf(CourseRequest request, Protocol protocol) =>
        protocol.Gates.ToDictionary(gate => gate, gate => request.Gates?.GetValueOrDefault(WireName.Of(gate)) ?? GateStatus.Pending);

    /// <summary>The alternative was asked for and there is one.</summary>
    public bool UsesAlternative => Request.UseAlternative && Alternative is not null;

    /// <summary>The plan is the alternative, taken as it is.</summary>
    public bool IsAlternative { get; private init; }

    /// <summary>What is to be booked: the alternative if it is used, else the plan.</summary>
    public Proposal Chosen() => UsesAlternative
        ? this with { Plan = Alternative!.Plan, Alternative = null, IsAlternative = true, Warnings = CourseWarnings.Of(Alternative.Plan, Protocol, Clinic, Gates, Request.Authorization) }
        : this;

    /// <summary>The proposal as the API shows it.</summary>
    public Course Shown() => new()
    {
        CourseId = null,
        ClinicId = Clinic.Id,
        PatientId = Request.PatientId,
        ProtocolId = Protocol.Id,
        ProtocolVersion = Protocol.Version,
        Status = "proposed",
        Version = 0,
        StartDate = Request.StartDate,
        Pattern = Request.Pattern,
        Sessions = [.. Plan.Sessions.Select(Shown)],
        Unplaced = [.. Plan.Unplaced.Select(Shown)],
        AlternativePlan = Alternative is { } alternative
            ? new()
            {
                Sessions = [.. alternative.Plan.Sessions.Select(Shown)],
                Unplaced = [.. alternative.Plan.Unplaced.Select(Shown)],
                TotalShiftDays = alternative.TotalShiftDays,
                SkippedPatternDays = alternative.SkippedPatternDays,
            }
            : null,
        Reviews = [.. Plan.Reviews.Select(review => new Review { ReviewId = null, Kind = review.Kind, DueDate = review.DueDate, AfterSession = review.AfterSession, Status = "open" })],
        Warnings = Warnings,
        OpenGates = [.. Protocol.Gates.Where(gate => Gates[gate] != GateStatus.Cleared)],
        Gates = [.. StoredGates.Read(StoredGates.Of(Gates, Request.Authorization)).Select(gate => BurnDown.Of(gate.Key, gate.Value, Plan.Sessions.Select(session => (session.Number, session.Date, session.Devices ?? 0))))],
        Why = Plan.Why,
    };

    static UnplacedSession Shown(UnplacedSlot slot) =>
        new() { SessionId = null, Number = slot.Number, Phase = slot.Phase, TargetDate = slot.TargetDate, Reason = slot.Reason };

    static CourseSession Shown(PlannedSession session) => new()
    {
        SessionId = null,
        Number = session.Number,
        DoseNumber = session.DoseNumber,
        Phase = session.Phase,
        TreatmentWeek = session.TreatmentWeek,
        TargetDate = session.TargetDate,
        Date = session.Date,
        ShiftDays = session.ShiftDays,
        ShiftReason = session.ShiftReason,
        GapDays = session.GapDays,
        StartsAt = session.StartsAt,
        EndsAt = session.EndsAt,
        FirstDeviceAt = session.FirstDeviceAt,
        ChairId = session.ChairId,
        Status = session.IsBooked ? SessionStatus.Booked : SessionStatus.Projected,
        Version = 0,
        NoDrivingBefore = session.NoDrivingBefore,
        NoDrivingUntil = session.NoDrivingUntil,
        RemsFormDue = session.RemsFormDue,
        DoseMg = session.DoseMg,
        Devices = session.Devices,
    };
}

/// <summary>What stands in a plan's way already.</summary>
public sealed record Taken
{
    /// <summary>Every booking that holds a chair of the clinic in the days looked at.</summary>
    public required IReadOnlyList<ChairBlock> Blocks { get; init; }

    /// <summary>The patient's other doses, at any clinic of the group.</summary>
    public required IReadOnlyCollection<DateOnly> DoseDates { get; init; }

    /// <summary>A course of the patient, at any clinic of the group, that is not over.</summary>
    public required Guid? OpenCourse { get; init; }

    /// <summary>The last day looked at.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>The last row of the clinic's audit, which the next one follows.</summary>
    public required AuditHead AuditHead { get; init; }

    /// <summary>The patient has a hold, which a booking uses up.</summary>
    public required bool HasHold { get; init; }

    /// <summary>What the clinic has announced from the first day looked at on.</summary>
    public required IReadOnlyList<Closure> Closures { get; init; }
}
