using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;
using Scheduling.Platform.Time;

namespace Scheduling.Desk.Pages;

/// <summary>How a patient is reached, as a form asks for it.</summary>
public sealed partial class ContactFields
{
    static readonly (string, string)[] Channels =
        [("", "whatever there is an address for"), ("sms", "text only"), ("email", "e-mail only"), ("sms,email", "text, else e-mail"), ("email,sms", "e-mail, else text")];

    static readonly (string, string)[] Consents =
        [("", "was not asked: only health-care texts, few of them"), ("yes", "agreed: urgent texts may be more"), ("no", "refused: no texts")];

    static readonly (string, string) Nobody = ("", "nobody named");

    internal static readonly string[] Zones =
        ["America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu", "America/Puerto_Rico"];

    [Parameter, EditorRequired] public required Here Here { get; set; }

    /// <summary>Null for a new patient.</summary>
    [Parameter] public Contact? Contact { get; set; }

    [Parameter] public RefusedForm? Refused { get; set; }

    /// <summary>Of the form around it.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    /// <summary>A language that is not listed stays as it is.</summary>
    IEnumerable<(string, string)> Languages => new[] { "en", "es", Contact?.Language ?? "en" }.Distinct().Select(language => (language, Words.Language(language)));

    string Value(string field, string? otherwise) => RefusedForm.Value(Refused, Name, field, otherwise);

    string? Local(DateTimeOffset? at) => at is { } instant ? WallClock.InZone(instant, WallClock.Zone(Here.Clinic!.TimeZone)).ToString("yyyy-MM-ddTHH:mm") : null;
}
