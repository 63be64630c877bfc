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
}
