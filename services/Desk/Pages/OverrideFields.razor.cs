using Microsoft.AspNetCore.Components;

namespace Scheduling.Desk.Pages;

/// <summary>Where a rule is set aside on a clinician's order.</summary>
public sealed partial class OverrideFields
{
    /// <summary>Those that may be set aside here, and what they are called.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<(string Rule, string Words)> Rules { get; set; }
}
