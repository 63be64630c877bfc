using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;

namespace Scheduling.Desk.Pages;

/// <summary>The protocols that a clinic can book.</summary>
public sealed partial class ProtocolsPage
{
    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<Protocol> Protocols { get; set; }
}
