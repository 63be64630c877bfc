using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;

namespace Scheduling.Desk.Pages;

/// <summary>What a human must do now.</summary>
public sealed partial class WorklistPage
{
    /// <summary>Commands that need nothing to be typed.</summary>
    static readonly (string Command, string Words)[] AtOnce =
        [("welfare-check", "Spoke with the patient"), ("miss", "Record as missed"), ("rems-form", "The form was submitted")];

    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<WorklistItem> Items { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyDictionary<string, string> Names { get; set; }

    string LinkOf(WorklistItem item) => $"{Here.Base}/sessions/{item.SessionId}{(item.Kind == "unplaced" ? "#move" : "")}";

    /// <summary>The place on the course's page where it is done.</summary>
    string CourseLink(WorklistItem item) => $"{Here.Base}/courses/{item.CourseId}" + item.Kind switch
    {
        "review-due" => $"#review-{item.Subject}",
        "authorization-renewal" => "#gate-authorization",
        _ => "",
    };

    /// <summary>The Desk's own path of a command, which ends as the API's does.</summary>
    string OwnPath(WorklistAction action) => Here.Base + action.Href[(action.Href.IndexOf(Here.Clinic!.Id, StringComparison.Ordinal) + Here.Clinic.Id.Length)..];
}
