using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;

namespace Scheduling.Desk.Pages;

/// <summary>How a clinic is set up.</summary>
public sealed partial class ClinicPage
{
    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<ClinicWarning> Warnings { get; set; }
    [Parameter] public RefusedForm? Refused { get; set; }

    Clinic Clinic => Here.Clinic!;
}
