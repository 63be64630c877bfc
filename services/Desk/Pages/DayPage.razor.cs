using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Days;

namespace Scheduling.Desk.Pages;

/// <summary>The board of one day.</summary>
public sealed partial class DayPage
{
    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required DayView View { get; set; }

    bool IsToday => View.Board.Date == Here.Today;

    string Title => (IsToday ? "Today, " : "") + View.Board.Date.ToString("dddd d MMMM yyyy");

    string Link(int days) => $"{Here.Base}/days/{View.Board.Date.AddDays(days):yyyy-MM-dd}";
}
