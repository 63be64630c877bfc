using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;
using Scheduling.Platform.Access;

namespace Scheduling.Desk.Pages;

/// <summary>Where a person with several clinics chooses one.</summary>
public sealed partial class HomePage
{
    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<Clinic> Clinics { get; set; }

    // Who looks after some clinics only would make one that they then cannot see.
    bool MayMake => Here.Is(Role.Admin) && Here.Who?.May(Principal.AllClinics) == true;
}
