using System.ComponentModel.DataAnnotations;
using Scheduling.Platform.Http;
using Scheduling.Rides.Channels;
using Scheduling.Rides.Contacts;

namespace Scheduling.Rides.OptOuts;

/// <summary>What somebody asked of the staff about messages to a number.</summary>
public record OptOutRequest
{
    [E164]
    public required string Number { get; init; }

    /// <summary><c>sms</c> (when absent) or <c>email</c>.</summary>
    [AllowedValues(Medium.Sms, Medium.Email, ErrorMessage = "must be sms or email")]
    public Medium Channel { get; init; } = Medium.Sms;

    /// <summary><c>all</c> (when absent), or <c>reminders</c>: what a patient is told of visits, and not what a driver is told of a pick-up.</summary>
    public OptOutScope Scope { get; init; } = OptOutScope.All;

    /// <summary>How they asked.</summary>
    public required OptOutSource Source { get; init; }

    /// <summary>Who took it down.</summary>
    [Length(1, 200, ErrorMessage = "must have 1 to 200 characters")]
    public required string By { get; init; }

    public OptOutRow Entry(string group, string clinicId, string action, DateTimeOffset at) => new()
    {
        GroupId = group,
        Number = Number,
        Seq = 0,
        Action = action,
        Channel = WireName.Of(Channel),
        Scope = WireName.Of(Scope),
        Source = WireName.Of(Source),
        SaidBy = By,
        ClinicId = clinicId,
        At = at.ToUniversalTime(),
    };
}

/// <summary>The same for who wants messages again.</summary>
public sealed record OptInRequest : OptOutRequest
{
    /// <summary>When they asked: later than they opted out, and not in the future.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Which messages.</summary>
public enum OptOutScope
{
    Reminders,
    All,
}

/// <summary>How somebody said so.</summary>
public enum OptOutSource
{
    Desk,
    Phone,
    Email,
    Letter,
}

/// <summary>An entry of the ledger as it is shown.</summary>
public sealed record OptOutEntry
{
    public required string Number { get; init; }

    /// <summary><c>out</c> or <c>in</c>.</summary>
    public required string Action { get; init; }

    public required string Channel { get; init; }
    public required string Scope { get; init; }

    /// <summary>How they asked; <c>sms</c> when by a text of their own.</summary>
    public required string Source { get; init; }

    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The text in which it was said; null where it was not said by text.</summary>
    public required string? Words { get; init; }

    public static OptOutEntry Of(OptOutRow row) => new()
    {
        Number = row.Number, Action = row.Action, Channel = row.Channel, Scope = row.Scope, Source = row.Source, By = row.SaidBy, At = row.At, Words = row.Words,
    };
}
