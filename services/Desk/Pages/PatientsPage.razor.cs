using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;

namespace Scheduling.Desk.Pages;

/// <summary>Where patients are found and added.</summary>
public sealed partial class PatientsPage
{
    [Parameter, EditorRequired] public required Here Here { get; set; }

    /// <summary>What was searched for.</summary>
    [Parameter, EditorRequired] public required string Query { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<Patient> Patients { get; set; }

    /// <summary>Null at the end of the list.</summary>
    [Parameter] public string? NextCursor { get; set; }

    [Parameter] public RefusedForm? Refused { get; set; }

    /// <summary>An id that says nothing of anybody.</summary>
    static string Suggested => $"pt-{Guid.NewGuid():N}"[..11];
}
