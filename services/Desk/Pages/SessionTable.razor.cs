using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;

namespace Scheduling.Desk.Pages;

/// <summary>The sessions of a course or a plan, one a row.</summary>
public sealed partial class SessionTable
{
    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<Session> Sessions { get; set; }

    /// <summary>By session; null leaves the column out.</summary>
    [Parameter] public IReadOnlyDictionary<Guid, Ride>? Rides { get; set; }

    /// <summary>Null leaves the column out.</summary>
    [Parameter] public IReadOnlyList<FollowUp>? FollowUps { get; set; }
}
