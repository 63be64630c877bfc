using Microsoft.AspNetCore.Components;

namespace Scheduling.Desk.Pages;

/// <summary>What stands around every page.</summary>
public sealed partial class Shell
{
    static readonly (string Name, string Path, string Words)[] Places =
        [("today", "", "Today"), ("week", "/weeks", "Week"), ("month", "/months", "Month"), ("book", "/book", "Book"), ("worklist", "/worklist", "Worklist"), ("patients", "/patients", "Patients"), ("set-up", "/set-up", "Set-up")];

    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required string Title { get; set; }

    /// <summary>Which of the places this is; null for none.</summary>
    [Parameter] public string? At { get; set; }

    /// <summary>It loads itself anew when something changes at the clinic.</summary>
    [Parameter] public bool IsLive { get; set; }

    [Parameter, EditorRequired] public required RenderFragment ChildContent { get; set; }
}
