using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;

namespace Scheduling.Desk.Pages;

/// <summary>A form that gives a command: only our own pages can send it, and sent twice it is done once.</summary>
public sealed partial class Form
{
    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required string To { get; set; }

    /// <summary>Where the browser goes when it was done; null leaves that to the command.</summary>
    [Parameter] public string? Back { get; set; }

    /// <summary>Why it was not done the last time.</summary>
    [Parameter] public ApiProblem? Problem { get; set; }

    [Parameter] public string? Class { get; set; }
    [Parameter] public string? Id { get; set; }
    [Parameter, EditorRequired] public required RenderFragment ChildContent { get; set; }
}
