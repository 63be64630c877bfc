using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;

namespace Scheduling.Desk.Pages;

/// <summary>The therapy that follows a patient's doses, and what may be done about each.</summary>
public sealed partial class FollowUpTable
{
    static readonly (string, string) Same = ("", "as it is");
    static readonly (string, string)[] Modes = [Same, ("in-person", "at the clinic"), ("telehealth", "by video")];

    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<FollowUp> FollowUps { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<Therapist> Therapists { get; set; }
    [Parameter, EditorRequired] public required string PatientId { get; set; }
    [Parameter] public RefusedForm? Refused { get; set; }

    static string Name(FollowUp followUp, string command) => $"follow-ups/{followUp.FollowUpId}/{command}";

    string To(string form) => $"{Here.Base}/patients/{PatientId}/{form}";

    string Therapist(string? id) => Therapists.FirstOrDefault(therapist => therapist.TherapistId == id)?.Name ?? id ?? "";

    ApiProblem? Why(FollowUp followUp, string command) => RefusedForm.Why(Refused, Name(followUp, command));

    string Value(FollowUp followUp, string command, string field, string? otherwise = null) => RefusedForm.Value(Refused, Name(followUp, command), field, otherwise);

    static string Option(string option) => option switch
    {
        "telehealth-on-closed-day" => "By video on a day the clinic is closed",
        "before-next-dose" => "Just before the next dose",
        "day-4-to-7" => "On day 4 to 7",
        _ => Words.Of(option),
    };
}
