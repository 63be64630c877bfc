using Microsoft.AspNetCore.Components;

namespace Scheduling.Desk.Pages;

/// <summary>The way from a new clinic to its first course.</summary>
public sealed partial class FirstStepsPage
{
    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<FirstStep> Steps { get; set; }

    FirstStep? Next => Steps.FirstOrDefault(step => !step.IsDone);
}

/// <summary>Something that a clinic needs.</summary>
/// <param name="Name">What.</param>
/// <param name="Why">What it is for.</param>
/// <param name="Path">Where it is done, from the clinic's pages on.</param>
/// <param name="IsDone">Whether it is there.</param>
public sealed record FirstStep(string Name, string Why, string Path, bool IsDone);
