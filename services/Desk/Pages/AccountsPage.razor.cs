using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;

namespace Scheduling.Desk.Pages;

/// <summary>Where an administrator looks after accounts.</summary>
public sealed partial class AccountsPage
{
    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<Person> People { get; set; }

    /// <summary>A link that was just made; shown once.</summary>
    [Parameter] public string? Link { get; set; }

    [Parameter] public string? LinkFor { get; set; }
    [Parameter] public ApiProblem? Problem { get; set; }

    /// <summary>What was typed into the form, by field.</summary>
    [Parameter] public IReadOnlyDictionary<string, string> Typed { get; set; } = new Dictionary<string, string>();
}

/// <summary>An account as the list shows it.</summary>
public sealed record Person
{
    public required Guid AccountId { get; init; }
    public required string Name { get; init; }
    public required string DisplayName { get; init; }
    public required IReadOnlyList<string> Roles { get; init; }
    public required IReadOnlyList<string> Clinics { get; init; }

    /// <summary>In words.</summary>
    public required string State { get; init; }

    public required bool IsClosed { get; init; }
}
