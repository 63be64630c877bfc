using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;
using Scheduling.Desk.Patients;

namespace Scheduling.Desk.Pages;

/// <summary>One patient, with a form for all that a scheduler decides about them.</summary>
public sealed partial class PatientPage
{
    static readonly (string, string)[] Scopes = [("all", "all messages"), ("reminders", "reminders only; a driver is still told of a pick-up")];
    static readonly (string, string)[] Media = [("sms", "text"), ("email", "e-mail")];
    static readonly (string, string)[] Sources = [("desk", "at the desk"), ("phone", "by phone"), ("email", "by e-mail"), ("letter", "by letter")];
    static readonly (string, string) NoTherapist = ("", "nobody yet");

    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required PatientView View { get; set; }
    [Parameter] public RefusedForm? Refused { get; set; }

    /// <summary>The address of a link that was just made; shown once.</summary>
    [Parameter] public string? NewLink { get; set; }

    IReadOnlyList<PatientLink> Alive => [.. View.Links.Where(link => link.RevokedAt is null && link.ExpiresAt > Here.Now)];

    IEnumerable<(string, string)> TherapistOptions => View.Therapists.Select(therapist => (therapist.TherapistId, therapist.Name));

    bool IsOptedOut => View.OptOuts.FirstOrDefault(entry => entry.Channel == "sms") is { Action: "out" };

    string Consent => View.Contact?.SmsConsent switch
    {
        null => "not asked; health-care texts only",
        { Given: true } agreed => $"agreed{(agreed.Source is null ? "" : $" ({agreed.Source})")}{(agreed.At is { } at ? $", {at:d MMM yyyy}" : "")}",
        _ => "refused: no texts",
    };

    string To(string form) => $"{Here.Base}/patients/{View.Id}/{form}";

    ApiProblem? Why(string form) => RefusedForm.Why(Refused, form);

    string Value(string form, string field, string? otherwise = null) => RefusedForm.Value(Refused, form, field, otherwise);
}
