using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;

namespace Scheduling.Desk.Pages;

/// <summary>All that can be said of a clinic, as a form asks for it.</summary>
public sealed partial class ClinicFields
{
    static readonly (string, string)[] Holidays = [("us-federal", "US federal holidays"), ("none", "no holidays")];

    static readonly (string, string)[] RidePolicies =
        [("responsible-adult", "a responsible adult only"), ("rideshare-allowed", "an adult or a ride share"), ("clinic-arranged", "a ride that the clinic arranges")];

    // What a new clinic's form begins with.
    static readonly (string, TimeOnly, TimeOnly)[] Usual = [.. new[] { "mon", "tue", "wed", "thu", "fri" }.Select(day => (day, new TimeOnly(8, 0), new TimeOnly(17, 0)))];

    static readonly IReadOnlyList<Chair> First =
        [.. Enumerable.Range(1, 2).Select(n => new Chair { Id = $"chair-{n}", Name = $"Room {n}", Routes = ["intranasal", "iv", "im"] })];

    [Parameter, EditorRequired] public required Here Here { get; set; }

    /// <summary>Null for a new one.</summary>
    [Parameter] public Clinic? Clinic { get; set; }

    [Parameter] public RefusedForm? Refused { get; set; }

    IReadOnlyList<Chair> Chairs => Clinic?.Chairs ?? First;

    string Value(string field, string? otherwise) => RefusedForm.Value(Refused, "clinic", field, otherwise);

    static string Dates(IReadOnlyList<DateOnly>? dates) => string.Join(", ", (dates ?? []).Select(date => $"{date:yyyy-MM-dd}"));
}
