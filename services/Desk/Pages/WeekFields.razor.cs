using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Forms;

namespace Scheduling.Desk.Pages;

/// <summary>A week's hours as a form asks for them, a field a day.</summary>
public sealed partial class WeekFields
{
    [Parameter, EditorRequired] public required string Legend { get; set; }

    /// <summary>What the names of the fields begin with.</summary>
    [Parameter, EditorRequired] public required string Prefix { get; set; }

    [Parameter, EditorRequired] public required IEnumerable<(string Day, TimeOnly From, TimeOnly To)> Stretches { get; set; }

    /// <summary>Of the form around it.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    [Parameter] public RefusedForm? Refused { get; set; }
    [Parameter] public string? Hint { get; set; }
}
