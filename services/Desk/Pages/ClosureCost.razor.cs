using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;

namespace Scheduling.Desk.Pages;

/// <summary>Which sessions a closure moves, where to, and which are left without a place.</summary>
public sealed partial class ClosureCost
{
    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required Closure Closure { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyDictionary<string, string> Names { get; set; }
}
