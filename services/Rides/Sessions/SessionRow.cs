using Scheduling.Contracts.Courses;
using Scheduling.Platform.Time;

namespace Scheduling.Rides.Sessions;

/// <summary>A session as it was last heard of, and what the patient was last told of it.</summary>
public sealed record SessionRow
{
    public required Guid SessionId { get; init; }
    public required string ClinicId { get; init; }
    public required string GroupId { get; init; }
    public required string PatientId { get; init; }
    public required Guid CourseId { get; init; }
    public required long Version { get; init; }
    public required int TreatmentWeek { get; init; }

    /// <summary>For words that a clinic wrote for one protocol; no message names it.</summary>
    public string? ProtocolId { get; init; }

    public required string Route { get; init; }
    public required string Status { get; init; }
    public string? Reason { get; init; }
    public required DateOnly LocalDate { get; init; }
    public required string TimeZone { get; init; }
    public DateTimeOffset? StartsAt { get; init; }
    public DateTimeOffset? EndsAt { get; init; }
    public DateTimeOffset? FirstDeviceAt { get; init; }
    public DateTimeOffset? ReleaseFrom { get; init; }
    public int? FoodHours { get; init; }
    public int? LiquidMinutes { get; init; }
    public int? NasalSprayHours { get; init; }

    /// <summary>The civil day of the clinic before which there is no driving, and the instant where that is later.</summary>
    public DateOnly? NoDrivingBefore { get; init; }

    public DateTimeOffset? NoDrivingUntil { get; init; }

    /// <summary>When the patient was told that it is; null when told that it is not.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>When its time or status changed last.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Whether it brings the patient to the clinic; a home dose needs no ride and no reminder.</summary>
    public bool IsVisit => Route != "home";

    /// <summary>When nothing may be eaten any more before the dose; null where the protocol asks for nothing.</summary>
    public DateTimeOffset? NoFoodAfter => FoodHours is { } hours ? Dose?.AddHours(-hours) : null;

    public DateTimeOffset? NoDrinkAfter => LiquidMinutes is { } minutes ? Dose?.AddMinutes(-minutes) : null;
    public DateTimeOffset? NoNasalSprayAfter => NasalSprayHours is { } hours ? Dose?.AddHours(-hours) : null;

    DateTimeOffset? Dose => FirstDeviceAt ?? StartsAt;

    public bool IsBooked => Status == "booked" && StartsAt is not null;
    public bool WasMissed => Status == "missed" && StartsAt is not null;
    public bool WasWithdrawn => Status is "cancelled" or "unplaced";

    /// <summary>The zone of the clinic it is at.</summary>
    public TimeZoneInfo Zone => WallClock.Zone(TimeZone);

    /// <summary>The session after an event, and what the patient knows: what was told at the booking, or heard since.</summary>
    public static SessionRow After(SessionRow? before, SessionEvent session, DateTimeOffset now)
    {
        var told = before switch
        {
            // A booking or a move that was taken back at once was told to nobody.
            null when session is { Reason: "undone", Status: "cancelled" or "unplaced" } => null,
            { IsBooked: true } when session is { Reason: "undone", Status: "cancelled" or "unplaced" } && before.ToldAt == before.StartsAt => null,
            null => session.Previous?.StartsAt ?? session.StartsAt,
            // Placed again by a person, who agreed it with the patient.
            { ToldAt: null } when session.Status == "booked" => session.StartsAt,
            _ => before.ToldAt,
        };
        return new()
        {
            SessionId = session.SessionId,
            ClinicId = session.ClinicId,
            GroupId = session.Group,
            PatientId = session.PatientId,
            CourseId = session.CourseId,
            Version = session.Version,
            TreatmentWeek = session.TreatmentWeek,
            ProtocolId = session.ProtocolId,
            Route = session.Route,
            Status = session.Status,
            Reason = session.Reason,
            LocalDate = session.LocalDate,
            TimeZone = session.TimeZone,
            StartsAt = session.StartsAt,
            EndsAt = session.EndsAt,
            FirstDeviceAt = session.FirstDeviceAt,
            ReleaseFrom = session.ReleaseFrom,
            FoodHours = session.Instructions.FoodHours,
            LiquidMinutes = session.Instructions.LiquidMinutes,
            NasalSprayHours = session.Instructions.NasalSprayHours,
            NoDrivingBefore = session.NoDrivingBefore,
            NoDrivingUntil = session.NoDrivingUntil,
            ToldAt = told,
            ChangedAt = before is not null && before.StartsAt == session.StartsAt && before.Status == session.Status ? before.ChangedAt : now,
        };
    }
}
