using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;
using Scheduling.Desk.Booking;

namespace Scheduling.Desk.Pages;

/// <summary>A course on the months it takes: doses by number, therapy, and days that were passed over with the reason.</summary>
public sealed partial class CourseCalendar
{
    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<Session> Sessions { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<UnplacedSession> Unplaced { get; set; }
    [Parameter] public IReadOnlyList<RefusedPlace> Why { get; set; } = [];
    [Parameter] public IReadOnlyList<FollowUp> FollowUps { get; set; } = [];

    IReadOnlyList<CourseMonth> Months => CourseMonth.Of(Sessions, Unplaced, Why, FollowUps);

    string ClassOf(CourseDay day) => day.Date == Here.Today ? "today" : day is { Sessions.Count: 0, Refused.Count: > 0 } ? "passed" : "";

    static string? Title(CourseDay day) => day.Sessions.FirstOrDefault(session => session.ShiftReason is not null)?.ShiftReason
        ?? (day.Refused.Count > 0 ? string.Join(", ", day.Refused.Select(Words.Of)) : null);
}
