using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;

namespace Scheduling.Desk.Pages;

/// <summary>The keys with which programs sign in.</summary>
public sealed partial class KeysPage
{
    static readonly (string Role, string Words)[] Roles =
    [
        ("scheduler", "scheduler: books and moves"), ("clinician", "clinician: and doses, reviews, overrides"), ("therapist", "therapist: own follow-ups"),
        ("subscriber", "subscriber: reads the feed of events"), ("admin", "admin: sets up"),
    ];

    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<ApiKey> Keys { get; set; }
    [Parameter] public RefusedForm? Refused { get; set; }

    /// <summary>A key that was just made; shown once.</summary>
    [Parameter] public ApiKey? Made { get; set; }
}
