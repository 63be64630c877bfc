using System.Diagnostics.CodeAnalysis;

namespace Scheduling.Contracts.Courses;

/// <summary>A session as it is after a change: what any consumer of a session event reads.</summary>
public record SessionEvent : PatientEvent
{
    public required Guid CourseId { get; init; }
    public required Guid SessionId { get; init; }

    /// <summary>The slot's number in the course, from 1; it never changes.</summary>
    public required int Number { get; init; }

    /// <summary>The how-manieth dose this is or will be; null for a slot in which no dose is expected.</summary>
    public int? DoseNumber { get; init; }

    /// <summary><c>induction</c>, <c>weekly</c>, <c>maintenance</c>, <c>acute</c>, <c>booster</c> or <c>extension</c>.</summary>
    public required string Phase { get; init; }

    /// <summary>The treatment week, from 1, counted from the course's first day.</summary>
    public required int TreatmentWeek { get; init; }

    /// <summary><c>intranasal</c>, <c>iv</c>, <c>im</c>, <c>sublingual</c> or <c>home</c>; a home dose needs no ride.</summary>
    public required string Route { get; init; }

    public required string Status { get; init; }

    /// <summary>The promise made to the patient: the clinic's date and wall time, and the clinic's IANA zone. The instants follow from it.</summary>
    public required DateOnly LocalDate { get; init; }

    public required TimeOnly LocalTime { get; init; }
    public required string TimeZone { get; init; }

    /// <summary>Arrival; null for a slot without a place.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>The end of the block, discharge margin included.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>The first device, or the start of the injection or infusion.</summary>
    public DateTimeOffset? FirstDeviceAt { get; init; }

    /// <summary>The earliest release: the end of administration plus the observation time.</summary>
    public DateTimeOffset? ReleaseFrom { get; init; }

    public string? ChairId { get; init; }
    public required string ProtocolId { get; init; }
    public required int ProtocolVersion { get; init; }

    /// <summary>The rule by which integration therapy follows this session.</summary>
    public required FollowUpRule FollowUp { get; init; }

    /// <summary>What the patient is asked to keep before arrival.</summary>
    public required PreparationInstructions Instructions { get; init; }

    /// <summary>No driving before this civil date of the clinic.</summary>
    public required DateOnly NoDrivingBefore { get; init; }

    /// <summary>No driving until this instant either; null where the date alone decides.</summary>
    public DateTimeOffset? NoDrivingUntil { get; init; }

    /// <summary>The clinic's date by which the REMS monitoring form is due; null where none is.</summary>
    public DateOnly? RemsFormDue { get; init; }

    /// <summary>The kind of driver named at check-in: <c>adult</c>, <c>rideshare</c>, <c>clinic</c> or <c>medical-transport</c>; null before.</summary>
    public string? RideKind { get; init; }

    /// <summary>Every dose date of the course, booked and projected, in order.</summary>
    public required IReadOnlyList<DateOnly> DoseDates { get; init; }

    /// <summary>The last number of the current phase's booked slots, by which a consumer knows the phase's end.</summary>
    public required int PhaseEndsWithNumber { get; init; }

    /// <summary>Where the session was before a move.</summary>
    public PreviousPlace? Previous { get; init; }

    /// <summary>An enumerated code of why it changed; never typed text.</summary>
    public string? Reason { get; init; }

    /// <summary>The id of the event that made this change follow, where one did.</summary>
    public Guid? CausedBy { get; init; }

    public override string Subject() => SessionId.ToString();
}

/// <summary>Integration therapy after a dose: how often, and in which days after it.</summary>
public sealed record FollowUpRule
{
    /// <summary><c>per-dose</c>, <c>per-week</c>, <c>phase-end</c>, <c>count</c> or <c>none</c>.</summary>
    public required string Per { get; init; }

    /// <summary>First day of the window, counted from the day of the dose (0).</summary>
    public required int FromDay { get; init; }

    /// <summary>Last day of the window.</summary>
    public required int ToDay { get; init; }

    public required int Minutes { get; init; }

    /// <summary>How many in all, for <c>count</c>.</summary>
    public int? Count { get; init; }

    /// <summary>What prepares for the first dose of the course; null where nothing does.</summary>
    public PreparationRule? Preparation { get; init; }
}

/// <summary>Meetings with a therapist before the first dose of a course.</summary>
public sealed record PreparationRule
{
    public required int Sessions { get; init; }
    public required int Minutes { get; init; }

    /// <summary>First day of the window, counted backwards from the day of the first dose: 14 is two weeks before it.</summary>
    public required int FromDay { get; init; }

    /// <summary>Last day of the window, counted in the same way; at least 1.</summary>
    public required int ToDay { get; init; }
}

/// <summary>What is kept before arrival; null where the clinic asks nothing.</summary>
public sealed record PreparationInstructions
{
    /// <summary>Hours without food before the first device or the start of administration.</summary>
    public int? FoodHours { get; init; }

    /// <summary>Minutes without drink before it.</summary>
    public int? LiquidMinutes { get; init; }

    /// <summary>Hours without a nasal corticosteroid or decongestant before it.</summary>
    public int? NasalSprayHours { get; init; }
}

/// <summary>The place a session left.</summary>
public sealed record PreviousPlace
{
    public required DateTimeOffset StartsAt { get; init; }
    public string? ChairId { get; init; }
}

/// <summary>A session got its chair.</summary>
[EventType("session.booked.v1")]
public sealed record SessionBooked : SessionEvent
{
    public SessionBooked() { }

    /// <summary>Says of a session, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public SessionBooked(SessionEvent session) : base(session) { }
}

/// <summary>A session moved to another time or chair.</summary>
[EventType("session.moved.v1")]
public sealed record SessionMoved : SessionEvent
{
    public SessionMoved() { }

    /// <summary>Says of a session, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public SessionMoved(SessionEvent session) : base(session) { }
}

/// <summary>A session will not take place.</summary>
[EventType("session.cancelled.v1")]
public sealed record SessionCancelled : SessionEvent
{
    public SessionCancelled() { }

    /// <summary>Says of a session, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public SessionCancelled(SessionEvent session) : base(session) { }
}

/// <summary>The patient did not come.</summary>
[EventType("session.missed.v1")]
public sealed record SessionMissed : SessionEvent
{
    public SessionMissed() { }

    /// <summary>Says of a session, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public SessionMissed(SessionEvent session) : base(session) { }
}

/// <summary>A slot of the current phase found no legal place and waits for a person.</summary>
[EventType("session.unplaced.v1")]
public sealed record SessionUnplaced : SessionEvent
{
    public SessionUnplaced() { }

    /// <summary>Says of a session, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public SessionUnplaced(SessionEvent session) : base(session) { }
}

/// <summary>A session waits for a decision; it keeps its chair.</summary>
[EventType("session.held.v1")]
public sealed record SessionHeld : SessionEvent
{
    public SessionHeld() { }

    /// <summary>Says of a session, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public SessionHeld(SessionEvent session) : base(session) { }
}

/// <summary>The patient is here and has a way home.</summary>
[EventType("session.checked-in.v1")]
public sealed record SessionCheckedIn : SessionEvent
{
    public SessionCheckedIn() { }

    /// <summary>Says of a session, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public SessionCheckedIn(SessionEvent session) : base(session) { }
}

/// <summary>The dose was given; the observation runs until releaseFrom at least.</summary>
[EventType("session.administered.v1")]
public sealed record SessionAdministered : SessionEvent
{
    public SessionAdministered() { }

    /// <summary>Says of a session, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public SessionAdministered(SessionEvent session) : base(session) { }
}

/// <summary>The patient must be watched longer than planned.</summary>
[EventType("session.observation-extended.v1")]
public sealed record SessionObservationExtended : SessionEvent
{
    public SessionObservationExtended() { }

    /// <summary>Says of a session, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public SessionObservationExtended(SessionEvent session) : base(session) { }
}

/// <summary>The patient left.</summary>
[EventType("session.discharged.v1")]
public sealed record SessionDischarged : SessionEvent
{
    public SessionDischarged() { }

    /// <summary>Says of a session, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public SessionDischarged(SessionEvent session) : base(session) { }
}

/// <summary>A session stands where it stood; its dose, its number among the doses, its pin or its record changed.</summary>
[EventType("session.changed.v1")]
public sealed record SessionChanged : SessionEvent
{
    public SessionChanged() { }

    /// <summary>Says of a session, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public SessionChanged(SessionEvent session) : base(session) { }
}

/// <summary>A visit of a patient with acute suicidal ideation did not take place: somebody must look after the patient now.</summary>
[EventType("session.welfare-check-due.v1")]
public sealed record SessionWelfareCheckDue : SessionEvent
{
    public SessionWelfareCheckDue() { }

    /// <summary>Says of a session, as it is now, that this happened to it.</summary>
    [SetsRequiredMembers]
    public SessionWelfareCheckDue(SessionEvent session) : base(session) { }
}
