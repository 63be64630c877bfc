using System.Text.Json.Serialization;
using Scheduling.Platform.Time;

namespace Scheduling.Courses.Sessions;

/// <summary>What happened on the day of a dose, beside its times: kept with the session as one document, in UTC.</summary>
public sealed record Visit
{
    public static readonly Visit None = new();

    public DateTimeOffset? CheckedInAt { get; init; }

    /// <summary>The kind of driver named at check-in; who it is stays with the rides.</summary>
    public string? DriverKind { get; init; }

    public bool? FastingKept { get; init; }

    /// <summary>When fasting was not kept: the earliest first device or start of administration.</summary>
    public DateTimeOffset? EarliestDoseAt { get; init; }

    /// <summary>The status to which <c>release</c> leads back, while held.</summary>
    public string? HeldFrom { get; init; }

    public string? HeldFor { get; init; }

    /// <summary>The first device, or the start of the injection or infusion.</summary>
    public DateTimeOffset? AdministeredAt { get; init; }

    /// <summary>The last device, or the end of administration: the observation counts from here.</summary>
    public DateTimeOffset? AdministrationEndedAt { get; init; }

    public int ExtendedMinutes { get; init; }
    public DateTimeOffset? DischargedAt { get; init; }

    /// <summary>The kind of driver the patient left with.</summary>
    public string? LeftWith { get; init; }

    public DateTimeOffset? WelfareCheckedAt { get; init; }
    public DateTimeOffset? RemsFormSubmittedAt { get; init; }
    public IReadOnlyList<VitalSigns> Vitals { get; init; } = [];

    /// <summary>The dates on which this slot was missed or cancelled before it found the place it has.</summary>
    public IReadOnlyList<LostPlace> Lost { get; init; } = [];

    /// <summary>The same with the clinic's offset.</summary>
    internal Visit In(TimeZoneInfo zone)
    {
        return this with
        {
            CheckedInAt = At(CheckedInAt),
            EarliestDoseAt = At(EarliestDoseAt),
            AdministeredAt = At(AdministeredAt),
            AdministrationEndedAt = At(AdministrationEndedAt),
            DischargedAt = At(DischargedAt),
            WelfareCheckedAt = At(WelfareCheckedAt),
            RemsFormSubmittedAt = At(RemsFormSubmittedAt),
            Vitals = [.. Vitals.Select(signs => signs with { At = WallClock.InZone(signs.At, zone) })],
        };

        DateTimeOffset? At(DateTimeOffset? instant) => instant is { } at ? WallClock.InZone(at, zone) : null;
    }

    /// <summary>What stays with the slot when the patient comes another time: not who drove and what was eaten this time.</summary>
    public Visit Elsewhere() => new() { Vitals = Vitals, Lost = Lost, WelfareCheckedAt = WelfareCheckedAt };
}

/// <summary>Vital signs taken during a visit.</summary>
public sealed record VitalSigns
{
    public required DateTimeOffset At { get; init; }

    /// <summary>mmHg.</summary>
    public required int Systolic { get; init; }

    /// <summary>mmHg.</summary>
    public required int Diastolic { get; init; }

    /// <summary>Percent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Spo2 { get; init; }

    public required string By { get; init; }
}

/// <summary>A place a slot had and lost.</summary>
public sealed record LostPlace
{
    public required DateOnly Date { get; init; }

    /// <summary><c>missed</c>, or the reason of the cancellation.</summary>
    public required string Reason { get; init; }
}
