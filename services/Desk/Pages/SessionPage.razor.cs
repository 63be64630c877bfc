using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;
using Scheduling.Desk.Sessions;

namespace Scheduling.Desk.Pages;

/// <summary>One visit and every command on it.</summary>
public sealed partial class SessionPage
{
    // What a clinician may set aside; all else stands.
    static readonly (string Rule, string Words)[] Overridable =
        [("min-gap", "smallest gap between doses"), ("treatment-week", "treatment week"), ("interval-window", "window of the interval"), ("ceiling-exceeded", "latest last dose")];

    /// <summary>How many starts are listed.</summary>
    internal const int Listed = 12;

    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required Session Session { get; set; }
    [Parameter, EditorRequired] public required Protocol Protocol { get; set; }
    [Parameter, EditorRequired] public required string Name { get; set; }
    [Parameter] public Ride? Ride { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<PlaceOffer> Offers { get; set; }
    [Parameter] public RefusedCommand? Refused { get; set; }

    /// <summary>Where it was put down on the board, to be confirmed.</summary>
    [Parameter] public WantedPlace? Wanted { get; set; }

    /// <summary>What the rules say of it, before it is done.</summary>
    string Verdict => OfWanted is not { } offer ? "It is not among the starts that keep every rule; trying says which one it breaks."
        : Cost(offer) is { Length: > 0 } cost ? $"It keeps every rule: {cost}."
        : "It keeps every rule.";

    PlaceOffer? OfWanted => Wanted is null ? null : Offers.FirstOrDefault(offer => DateOnly.FromDateTime(offer.StartsAt.DateTime) == Wanted.On && TimeOnly.FromDateTime(offer.StartsAt.DateTime) == Wanted.At);

    string Chair(string? id) => Here.Clinic!.Chairs.FirstOrDefault(chair => chair.Id == id)?.Name ?? id ?? "";

    string To(string command) => $"{Here.Base}/sessions/{Session.SessionId}/{command}";

    ApiProblem? Problem(string command) => Refused?.Command == command ? Refused.Problem : null;

    string Value(string command, string field) => RefusedCommand.Value(Refused, Session.SessionId!.Value, command, field);

    string Cost(PlaceOffer offer)
    {
        var parts = new List<string>();
        if (offer.ShiftDays != 0) parts.Add($"{Math.Abs(offer.ShiftDays)} {(Math.Abs(offer.ShiftDays) == 1 ? "day" : "days")} {(offer.ShiftDays > 0 ? "later" : "earlier")} than planned");
        if (offer.GapBeforeDays is { } before) parts.Add($"{before} days after the dose before");
        if (offer.GapAfterDays is { } after) parts.Add($"{after} days to the next");
        if (offer.ChairId is { } chair) parts.Add(Here.Clinic!.Chairs.FirstOrDefault(c => c.Id == chair)?.Name ?? chair);
        return string.Join(", ", parts);
    }

    RenderFragment Reasons(string command, params string[] reasons) => builder =>
    {
        builder.OpenElement(0, "label");
        builder.AddContent(1, "Because of ");
        builder.OpenElement(2, "select");
        builder.AddAttribute(3, "name", "reason");
        foreach (var reason in reasons)
        {
            builder.OpenElement(4, "option");
            builder.AddAttribute(5, "value", reason);
            builder.AddAttribute(6, "selected", Value(command, "reason") == reason);
            builder.AddContent(7, Words.Of(reason).ToLowerInvariant());
            builder.CloseElement();
        }
        builder.CloseElement();
        builder.CloseElement();
    };

    /// <summary>Offered where a rule that may be set aside has refused.</summary>
    RenderFragment? OverrideFields(string command) => Problem(command)?.Violations.Where(broken => Overridable.Any(rule => rule.Rule == broken.Rule)).ToList() is not { Count: > 0 } broken ? null : builder =>
    {
        builder.OpenComponent<OverrideFields>(0);
        builder.AddComponentParameter(1, "Rules", (IReadOnlyList<(string, string)>)[.. Overridable.Where(rule => broken.Any(b => b.Rule == rule.Rule))]);
        builder.CloseComponent();
    };
}

/// <summary>A place for a session that somebody has pointed at.</summary>
public sealed record WantedPlace
{
    public required DateOnly On { get; init; }

    /// <summary>The clinic's wall time.</summary>
    public required TimeOnly At { get; init; }

    /// <summary>Null: any.</summary>
    public string? Chair { get; init; }
}
