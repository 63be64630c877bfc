using System.Globalization;
using Scheduling.Platform.Http;

namespace Scheduling.Rides.Planning;

/// <summary>One message to one patient: all that is due on its day.</summary>
public sealed record PlannedMessage
{
    /// <summary>The foremost of its parts' kinds.</summary>
    public required ReminderKind Kind { get; init; }

    /// <summary>The civil day of the called party on which it leaves.</summary>
    public required DateOnly Day { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When the first of its appointments begins: it does not leave at or after that.</summary>
    public required DateTimeOffset SendBefore { get; init; }

    public required Standing Standing { get; init; }
    public required IReadOnlyList<Part> Parts { get; init; }

    /// <summary>Tells two plans of the same message from plans of different ones.</summary>
    public string Key => string.Join('|', Parts.Select(part => part.Key).Order(StringComparer.Ordinal));
}

/// <summary>How a planned message stands to the text budget.</summary>
public enum Standing
{
    /// <summary>There is room for it as a text.</summary>
    Fits,

    /// <summary>There is none, but it is urgent and the patient consented to texts.</summary>
    OverBudget,

    /// <summary>There is none: it goes by another channel or not at all.</summary>
    NoBudget,

    /// <summary>It leaves only if the ride is still open when it is due; what room there is for it is seen then.</summary>
    IfOpen,

    /// <summary>No lawful moment is left before the appointment.</summary>
    TooLate,
}

/// <summary>One thing that a message says.</summary>
public sealed record Part
{
    public required ReminderKind Kind { get; init; }

    /// <summary>The session it is about: for a follow-up, the dose it follows.</summary>
    public required Guid SessionId { get; init; }

    public Guid? FollowUpId { get; init; }
    public Guid? CourseId { get; init; }
    public int? TreatmentWeek { get; init; }

    /// <summary>For a change: the session's version.</summary>
    public long? Version { get; init; }

    /// <summary>When the appointment is; null when it will not take place.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    /// <summary>For a change: when the patient was told that it is. For a driver: when the driver was told to come.</summary>
    public DateTimeOffset? PreviousAt { get; init; }

    /// <summary>For a missing ride: the deadline at which it is asked for.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>It is not said before, so that it can be taken back; said with others, they wait for it.</summary>
    public DateTimeOffset RestsUntil { get; init; }

    /// <summary>What is said once and not again: the same appointment at another time is something else to say.</summary>
    public string Identity => Kind switch
    {
        ReminderKind.Moved or ReminderKind.Cancelled => $"change {SessionId} v{Version}",
        ReminderKind.FollowUp => $"{WireName.Of(Kind)} {FollowUpId} {At(StartsAt)}",
        ReminderKind.RideMissing => $"{WireName.Of(Kind)} {SessionId} {At(StartsAt)} {At(AskedAt)}",
        ReminderKind.Driver => $"{WireName.Of(Kind)} {SessionId} {At(StartsAt)} {At(PreviousAt)}",
        ReminderKind.WeeklyDigest => $"{WireName.Of(Kind)} {CourseId} {TreatmentWeek}",
        _ => $"{WireName.Of(Kind)} {SessionId} {At(StartsAt)}",
    };

    internal string Key => $"{Identity} {SessionId} {At(PreviousAt)} {At(StartsAt)}";

    static string At(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture) ?? "-";
}
