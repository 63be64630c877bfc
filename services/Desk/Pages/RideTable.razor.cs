using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;

namespace Scheduling.Desk.Pages;

/// <summary>A patient's rides home, and what may be noted of each.</summary>
public sealed partial class RideTable
{
    static readonly (string, string) AsPlanned = ("", "as planned");
    static readonly (string, string)[] Reasons = [("driver", "the driver cannot"), ("patient", "the patient says so"), ("clinic", "the clinic cannot"), ("provider", "the provider cannot"), ("weather", "weather"), ("other", "other")];

    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<Ride> Rides { get; set; }
    [Parameter, EditorRequired] public required string PatientId { get; set; }
    [Parameter] public RefusedForm? Refused { get; set; }

    static bool IsOver(Ride ride) => ride.Status is "departed" or "cancelled";

    static string Name(Ride ride, string command) => $"rides/{ride.SessionId}/{command}";

    string To(string form) => $"{Here.Base}/patients/{PatientId}/{form}";

    ApiProblem? Why(Ride ride, string command) => RefusedForm.Why(Refused, Name(ride, command));

    string Value(Ride ride, string command, string field, string? otherwise = null) => RefusedForm.Value(Refused, Name(ride, command), field, otherwise);
}
