using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Forms;

namespace Scheduling.Desk.Pages;

/// <summary>The form for a clinic that is not there yet.</summary>
public sealed partial class NewClinicPage
{
    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter] public RefusedForm? Refused { get; set; }
}
