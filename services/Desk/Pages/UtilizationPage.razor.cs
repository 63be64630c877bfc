using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;
using Scheduling.Desk.Days;

namespace Scheduling.Desk.Pages;

/// <summary>How much of the chairs' time is booked.</summary>
public sealed partial class UtilizationPage
{
    static readonly (string, string)[] Units = [("day", "day"), ("week", "week"), ("month", "month")];

    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required DateOnly From { get; set; }
    [Parameter, EditorRequired] public required DateOnly To { get; set; }
    [Parameter, EditorRequired] public required string By { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<DaySpan> Spans { get; set; }

    /// <summary>Null when the days were refused.</summary>
    [Parameter] public DaySpan? Whole { get; set; }

    [Parameter] public ApiProblem? Problem { get; set; }

    static string Hours(int minutes) => minutes % 60 == 0 ? $"{minutes / 60} h" : $"{minutes / 60} h {minutes % 60}";
}
