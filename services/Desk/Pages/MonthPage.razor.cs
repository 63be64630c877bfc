using System.Globalization;
using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;

namespace Scheduling.Desk.Pages;

/// <summary>How full the days of a month are.</summary>
public sealed partial class MonthPage
{
    [Parameter, EditorRequired] public required Here Here { get; set; }

    /// <summary>Of the month.</summary>
    [Parameter, EditorRequired] public required DateOnly First { get; set; }

    /// <summary>Whole weeks.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<DayUse> Days { get; set; }

    string Link(int months) => $"{Here.Base}/months/{First.AddMonths(months):yyyy-MM}";

    string ClassOf(DayUse day) => string.Join(' ', new[] { day.Date.Month == First.Month ? "" : "other", day.Date == Here.Today ? "today" : "", day.WhyClosed is null ? "" : "passed" }.Where(name => name.Length > 0));

    static string Value(DayUse day) => day.Utilization.ToString("0.###", CultureInfo.InvariantCulture);
}
