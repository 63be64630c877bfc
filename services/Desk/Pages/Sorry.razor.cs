using Microsoft.AspNetCore.Components;

namespace Scheduling.Desk.Pages;

/// <summary>What is shown in place of a page that cannot be.</summary>
public sealed partial class Sorry
{
    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required string Title { get; set; }
    [Parameter, EditorRequired] public required string Detail { get; set; }
}
