using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;

namespace Scheduling.Desk.Pages;

/// <summary>Where a person signs in with name and password.</summary>
public sealed partial class SignInPage
{
    [Parameter, EditorRequired] public required Here Here { get; set; }

    /// <summary>The page to go to afterwards.</summary>
    [Parameter] public string? Then { get; set; }

    [Parameter] public string? Name { get; set; }
    [Parameter] public ApiProblem? Problem { get; set; }
}
