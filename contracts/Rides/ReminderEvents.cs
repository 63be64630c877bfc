using System.Diagnostics.CodeAnalysis;

namespace Scheduling.Contracts.Rides;

/// <summary>What became of a reminder: what any consumer of a reminder event reads. Its words and its number never travel.</summary>
public record ReminderEvent : PatientEvent
{
    public required Guid ReminderId { get; init; }

    /// <summary><c>t-1</c>, <c>weekly-digest</c>, <c>moved</c>, <c>cancelled</c>, <c>follow-up</c>, ...</summary>
    public required string Kind { get; init; }

    /// <summary><c>sms</c>, <c>email</c> or <c>staff-call</c>.</summary>
    public required string Channel { get; init; }

    public required IReadOnlyList<Guid> SessionIds { get; init; }

    /// <summary>An enumerated code, such as <c>budget</c>, <c>opted-out</c> or <c>no-contact</c>.</summary>
    public string? Reason { get; init; }

    public override string Subject() => ReminderId.ToString();
}

/// <summary>A reminder left.</summary>
[EventType("reminder.sent.v1")]
public sealed record ReminderSent : ReminderEvent
{
    public ReminderSent() { }

    /// <summary>Says of a reminder, as it is now, that this became of it.</summary>
    [SetsRequiredMembers]
    public ReminderSent(ReminderEvent reminder) : base(reminder) { }
}

/// <summary>A reminder could not be delivered.</summary>
[EventType("reminder.failed.v1")]
public sealed record ReminderFailed : ReminderEvent
{
    public ReminderFailed() { }

    /// <summary>Says of a reminder, as it is now, that this became of it.</summary>
    [SetsRequiredMembers]
    public ReminderFailed(ReminderEvent reminder) : base(reminder) { }
}

/// <summary>A reminder was not sent, for the reason it names.</summary>
[EventType("reminder.skipped.v1")]
public sealed record ReminderSkipped : ReminderEvent
{
    public ReminderSkipped() { }

    /// <summary>Says of a reminder, as it is now, that this became of it.</summary>
    [SetsRequiredMembers]
    public ReminderSkipped(ReminderEvent reminder) : base(reminder) { }
}

/// <summary>A patient's number asked for no more messages.</summary>
[EventType("patient.opted-out.v1")]
public sealed record PatientOptedOut : OptEvent
{
    public PatientOptedOut() { }

    /// <summary>Says which change of heart this was.</summary>
    [SetsRequiredMembers]
    public PatientOptedOut(OptEvent change) : base(change) { }
}

/// <summary>A patient's number asked for messages again.</summary>
[EventType("patient.opted-in.v1")]
public sealed record PatientOptedIn : OptEvent
{
    public PatientOptedIn() { }

    /// <summary>Says which change of heart this was.</summary>
    [SetsRequiredMembers]
    public PatientOptedIn(OptEvent change) : base(change) { }
}

/// <summary>A change of heart about messages, for one patient.</summary>
public record OptEvent : PatientEvent
{
    public required string Channel { get; init; }

    /// <summary><c>reminders</c> or <c>all</c>.</summary>
    public required string Scope { get; init; }

    public override string Subject() => PatientId;
}
