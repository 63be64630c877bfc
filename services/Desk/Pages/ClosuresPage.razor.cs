using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;

namespace Scheduling.Desk.Pages;

/// <summary>Where days are closed, after a look at what that moves.</summary>
public sealed partial class ClosuresPage
{
    static readonly string[] Fields = ["from", "to", "fromTime", "toTime", "what", "chairId", "reason"];
    static readonly (string, string)[] Kinds = [("clinic", "the whole clinic"), ("chair", "one chair"), ("prescriber", "no prescriber on site")];

    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<Closure> Closures { get; set; }
    [Parameter] public RefusedForm? Typed { get; set; }
    [Parameter] public ApiProblem? Problem { get; set; }

    /// <summary>What was asked for and is not done yet.</summary>
    [Parameter] public Closure? Tried { get; set; }

    /// <summary>What was just done.</summary>
    [Parameter] public Closure? Made { get; set; }

    /// <summary>Of the patients whose sessions move.</summary>
    [Parameter, EditorRequired] public required IReadOnlyDictionary<string, string> Names { get; set; }

    string To => $"{Here.Base}/set-up/closures";

    string Value(string field) => RefusedForm.Value(Typed, "closure", field);

    string Chair(string? id) => Here.Clinic!.Chairs.FirstOrDefault(chair => chair.Id == id)?.Name ?? id ?? "";

    string What(Closure closure) => closure.What switch { "chair" => Chair(closure.ChairId), "prescriber" => "No prescriber", _ => "The clinic" };

    static string Days(Closure closure) =>
        $"{closure.From:ddd d MMM yyyy}{(closure.To == closure.From ? "" : $" to {closure.To:ddd d MMM yyyy}")}{(closure.FromTime is null && closure.ToTime is null ? "" : $", {closure.FromTime?.ToString("HH:mm") ?? "opening"} to {closure.ToTime?.ToString("HH:mm") ?? "closing"}")}";

    RenderFragment Cost(Closure closure) => builder =>
    {
        builder.OpenComponent<ClosureCost>(0);
        builder.AddComponentParameter(1, nameof(ClosureCost.Here), Here);
        builder.AddComponentParameter(2, nameof(ClosureCost.Closure), closure);
        builder.AddComponentParameter(3, nameof(ClosureCost.Names), Names);
        builder.CloseComponent();
    };
}
