using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;

namespace Scheduling.Desk.Pages;

/// <summary>What a patient was told, when and by what channel, and why something was not.</summary>
public sealed partial class MessageLog
{
    [Parameter, EditorRequired] public required Here Here { get; set; }

    /// <summary>Newest first.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<Reminder> Reminders { get; set; }

    static string Became(Reminder message) => message.Status switch
    {
        "planned" => "goes then, if nothing changes",
        "sending" => "is on its way",
        "sent" => "sent",
        "skipped" => $"▲ not sent: {Because(message.Reason)}",
        "failed" => $"▲ did not arrive: {Because(message.Reason)}",
        var other => Words.Of(other),
    };

    static string Because(string? reason) => reason switch
    {
        "budget" => "the patient had as many texts as are allowed, one a day and three in seven days",
        "too-late" => "the visit had begun, or it was too late to be of use",
        "no-contact" => "nobody said how the patient is reached",
        "no-consent" => "the patient refused texts",
        "opted-out" => "the patient asked for no more messages",
        "no-channel" => "there is no address for any channel that the patient wants",
        "outside-window" => "it fell into the night; call instead",
        "dead-number" or "invalid-number" => "the number cannot be texted",
        "refused" => "the carrier or mail server refused it",
        "undelivered" => "it was taken and did not reach the phone",
        "unconfirmed" => "whether it went out is not known, and it is too late to send it again",
        null or "" => "the reason is not known",
        _ => Words.Of(reason).ToLowerInvariant(),
    };
}
