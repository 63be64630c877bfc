using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;

namespace Scheduling.Desk.Pages;

/// <summary>One course from its first dose to its last.</summary>
public sealed partial class CoursePage
{
    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required Course Course { get; set; }
    [Parameter, EditorRequired] public required string Name { get; set; }
    [Parameter, EditorRequired] public required Protocol Protocol { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyDictionary<Guid, Ride> Rides { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<FollowUp> FollowUps { get; set; }

    /// <summary>The event by which the last command is taken back; null when there is no time left.</summary>
    [Parameter] public Guid? Undo { get; set; }

    [Parameter] public ApiProblem? Problem { get; set; }
}
