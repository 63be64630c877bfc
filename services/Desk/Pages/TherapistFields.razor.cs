using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;

namespace Scheduling.Desk.Pages;

/// <summary>A therapist as a form asks for one.</summary>
public sealed partial class TherapistFields
{
    /// <summary>Null for a new one.</summary>
    [Parameter] public Therapist? Therapist { get; set; }

    /// <summary>Of the form around it.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    [Parameter] public RefusedForm? Refused { get; set; }

    IReadOnlyList<Leave> Leave => Therapist?.Leave ?? [];

    string Value(string field, string? otherwise) => RefusedForm.Value(Refused, Name, field, otherwise);
}
