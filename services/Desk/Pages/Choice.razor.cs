using Microsoft.AspNetCore.Components;

namespace Scheduling.Desk.Pages;

/// <summary>A list of which one is chosen.</summary>
public sealed partial class Choice
{
    [Parameter, EditorRequired] public required string Name { get; set; }
    [Parameter, EditorRequired] public required IEnumerable<(string Value, string Words)> Options { get; set; }
    [Parameter] public string? Value { get; set; }

    /// <summary>Where no label stands around it.</summary>
    [Parameter] public string? Label { get; set; }

    [Parameter] public bool IsRequired { get; set; }
}
