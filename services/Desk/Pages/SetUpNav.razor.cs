using Microsoft.AspNetCore.Components;

namespace Scheduling.Desk.Pages;

/// <summary>The pages of the set-up.</summary>
public sealed partial class SetUpNav
{
    static readonly (string Name, string Path, string Words)[] Places =
        [("clinic", "", "Clinic"), ("closures", "/closures", "Closures"), ("therapists", "/therapists", "Therapists"), ("protocols", "/protocols", "Protocols"), ("templates", "/templates", "Texts")];

    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required string At { get; set; }
}
