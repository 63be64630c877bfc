using Microsoft.AspNetCore.Components;

namespace Scheduling.Desk.Pages;

/// <summary>Who a person is here, and in which browsers.</summary>
public sealed partial class OwnAccountPage
{
    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<SignedIn> Sessions { get; set; }

    /// <summary>The session in which this page is looked at.</summary>
    [Parameter, EditorRequired] public required Guid Own { get; set; }
}

/// <summary>A browser in which a person is signed in, as the list shows it.</summary>
public sealed record SignedIn
{
    public required Guid WebSessionId { get; init; }
    public required string Browser { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset SeenAt { get; init; }
}
