using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;
using Scheduling.Desk.Courses;

namespace Scheduling.Desk.Pages;

/// <summary>One course from its first dose to its last.</summary>
public sealed partial class CoursePage
{
    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required Course Course { get; set; }
    [Parameter, EditorRequired] public required string Name { get; set; }
    [Parameter, EditorRequired] public required Protocol Protocol { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyDictionary<Guid, Ride> Rides { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<FollowUp> FollowUps { get; set; }

    /// <summary>The event by which the last command is taken back; null when there is no time left.</summary>
    [Parameter] public Guid? Undo { get; set; }

    /// <summary>A form that was not done, shown where it was sent from.</summary>
    [Parameter] public RefusedForm? Refused { get; set; }

    [Parameter, EditorRequired] public required IReadOnlyList<Protocol> Protocols { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<Reminder> Reminders { get; set; }

    /// <summary>The last commands, the newest first.</summary>
    [Parameter, EditorRequired] public required IReadOnlyList<AuditItem> Changes { get; set; }

    /// <summary>Who is behind the ids of accounts.</summary>
    [Parameter, EditorRequired] public required IReadOnlyDictionary<string, string> People { get; set; }

    bool IsOpen => Course.Status is "active" or "paused" or "under-review";

    string To(string command) => $"{Here.Base}/courses/{Course.CourseId}/{command}";

    ApiProblem? Problem(string command) => Refused?.Command == command ? Refused.Problem : null;

    string Typed(string command, string field, string otherwise = "") => Refused?.Command == command ? Refused.Typed.GetValueOrDefault(field, "") : otherwise;

    bool IsTyped(string command, string field, string value) => Typed(command, field).Split(',').Contains(value);

    string Who(string id) => id switch
    {
        "owner" or "admin" => "the owner",
        "itself" => "the system",
        _ => People.GetValueOrDefault(id, id),
    };

    /// <summary>What a review of that kind may decide.</summary>
    static IReadOnlyList<(string Outcome, string Words)> Outcomes(string kind) => kind == "mdsi-end"
        ? [("stop", "stop"), ("new-course", "end it for a new course")]
        : [("continue", "continue"), ("stop", "stop"), ("extend", "extend by further sessions"), ("step-back", "step back a phase"), ("step-to", "change the interval"), ("new-course", "end it for a new course")];
}
