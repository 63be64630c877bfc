using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;

namespace Scheduling.Desk.Pages;

/// <summary>A protocol as text, and the course that it makes.</summary>
public sealed partial class ProtocolPage
{
    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required Protocol Protocol { get; set; }
    [Parameter, EditorRequired] public required string Text { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<ClinicWarning> Warnings { get; set; }
    [Parameter] public RefusedForm? Refused { get; set; }

    /// <summary>Of the course that is shown.</summary>
    [Parameter, EditorRequired] public required DateOnly Start { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<string> Days { get; set; }

    /// <summary>Null where rules refuse it.</summary>
    [Parameter] public Course? Plan { get; set; }

    [Parameter] public ApiProblem? PlanProblem { get; set; }
}
