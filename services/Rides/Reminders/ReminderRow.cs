using Scheduling.Platform.Http;
using Scheduling.Rides.Channels;
using Scheduling.Rides.Planning;

namespace Scheduling.Rides.Reminders;

/// <summary>One message, from the plan to what became of it, as it is stored.</summary>
public sealed record ReminderRow
{
    public required Guid ReminderId { get; init; }
    public required string ClinicId { get; init; }
    public required string GroupId { get; init; }

    /// <summary>Null for an answer to a number that is no patient's.</summary>
    public string? PatientId { get; init; }

    /// <summary>0 while it is planned; one higher with each thing that becomes of it.</summary>
    public required long Version { get; init; }

    public required string PlanKey { get; init; }
    public required string Kind { get; init; }
    public required string Standing { get; init; }
    public required DateOnly Day { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required DateTimeOffset SendBefore { get; init; }

    /// <summary>One of <see cref="ReminderStatus"/>.</summary>
    public required string Status { get; init; }

    public string? Reason { get; init; }

    /// <summary>Which contact it could not reach; null where that is not why it was skipped.</summary>
    public string? ReachedBy { get; init; }

    public string? Channel { get; init; }

    /// <summary>A number or an e-mail address, in full.</summary>
    public string? Address { get; init; }

    public string? Body { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public string? Place { get; init; }
    public required int Attempts { get; init; }

    /// <summary>When it is tried again, by the domain's clock; null while it was not tried in vain.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>What the gateway said of it since: <c>delivered</c>, <c>undelivered</c> or <c>failed</c>.</summary>
    public string? Receipt { get; init; }

    /// <summary>What its words were written from.</summary>
    public string? TemplateId { get; init; }

    public int? TemplateVersion { get; init; }

    /// <summary>It goes to who drives the patient home.</summary>
    public bool IsForDriver => What == ReminderKind.Driver;

    public ReminderKind What => WireName.Parse<ReminderKind>(Kind);
    public Medium Way => Channel is null ? Medium.Sms : WireName.Parse<Medium>(Channel);

    public static ReminderRow Planned(PlannedMessage message, string clinicId, string group, string patientId, DateTimeOffset now) => new()
    {
        ReminderId = Guid.CreateVersion7(now),
        ClinicId = clinicId,
        GroupId = group,
        PatientId = patientId,
        Version = 0,
        PlanKey = message.Key,
        Kind = WireName.Of(message.Kind),
        Standing = WireName.Of(message.Standing),
        Day = message.Day,
        DueAt = message.DueAt,
        SendBefore = message.SendBefore,
        Status = ReminderStatus.Planned,
        Attempts = 0,
    };
}

/// <summary>What has become of a message.</summary>
static class ReminderStatus
{
    public const string Planned = "planned", Sending = "sending", Sent = "sent", Skipped = "skipped", Failed = "failed";
    public static readonly IReadOnlyList<string> All = [Planned, Sending, Sent, Skipped, Failed];
}

/// <summary>Why a message was not sent.</summary>
static class SkipReason
{
    /// <summary>Due outside the window and of no use inside it: a person calls.</summary>
    public const string OutsideWindow = "outside-window";

    public const string Budget = "budget", TooLate = "too-late", NoContact = "no-contact", NoConsent = "no-consent", OptedOut = "opted-out", NoChannel = "no-channel", DeadNumber = "dead-number";
}
