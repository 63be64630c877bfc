using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;

namespace Scheduling.Desk.Pages;

/// <summary>Where a person who followed a link chooses a password.</summary>
public sealed partial class PasswordPage
{
    [Parameter, EditorRequired] public required Here Here { get; set; }

    /// <summary>What the link holds.</summary>
    [Parameter, EditorRequired] public required string Secret { get; set; }

    [Parameter, EditorRequired] public required string Person { get; set; }
    [Parameter, EditorRequired] public required string Name { get; set; }
    [Parameter] public ApiProblem? Problem { get; set; }
}
