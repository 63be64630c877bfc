using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;

namespace Scheduling.Desk.Pages;

/// <summary>Says in words why something was refused.</summary>
public sealed partial class Trouble
{
    [Parameter, EditorRequired] public required ApiProblem Problem { get; set; }
}
