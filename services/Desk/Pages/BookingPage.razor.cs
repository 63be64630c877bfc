using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;
using Scheduling.Desk.Booking;

namespace Scheduling.Desk.Pages;

/// <summary>The booking form and the plan it leads to.</summary>
public sealed partial class BookingPage
{
    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required BookingForm Form { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<Protocol> Protocols { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<Patient> Patients { get; set; }

    /// <summary>Null until enough is typed, or when rules refuse even a plan.</summary>
    [Parameter] public Course? Plan { get; set; }

    [Parameter] public ApiProblem? Problem { get; set; }

    Protocol? Chosen => Protocols.FirstOrDefault(protocol => protocol.Id == Form.Protocol);

    IReadOnlyList<Session> Shown => Form.UseAlternative && Plan!.AlternativePlan is { } alternative ? alternative.Sessions : Plan!.Sessions;

    static string PerWeek(Protocol protocol) => protocol.Phases[0].PerWeek is { } days
        ? $"{days} {(days == 1 ? "day" : "days")} a week{(protocol.Phases[0].Patterns is { Count: > 0 } patterns ? $", such as {string.Join(" or ", patterns.Select(pattern => string.Join("/", pattern)))}" : "")}"
        : "any days";
}
