using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;
using Scheduling.Desk.Sessions;

namespace Scheduling.Desk.Pages;

/// <summary>The commands of a treatment day that a session can be given as it stands.</summary>
public sealed partial class SessionForms
{
    static readonly (string Kind, string Words)[] Drivers =
        [("adult", "an adult"), ("rideshare", "a ride share"), ("clinic", "the clinic's driver"), ("medical-transport", "medical transport")];

    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required Session Session { get; set; }
    [Parameter, EditorRequired] public required Protocol? Protocol { get; set; }
    [Parameter] public RefusedCommand? Refused { get; set; }

    /// <summary>Forms come back to the board, and one at a time is open.</summary>
    [Parameter] public bool IsOnBoard { get; set; }

    string Back => IsOnBoard ? $"{Here.Base}/days/{Session.Date:yyyy-MM-dd}#v-{Session.SessionId}" : $"{Here.Base}/sessions/{Session.SessionId}";

    string To(string command) => $"{Here.Base}/sessions/{Session.SessionId}/{command}";

    ApiProblem? Problem(string command) => Refused is { } refused && refused.SessionId == Session.SessionId && refused.Command == command ? refused.Problem : null;

    string Value(string command, string field, string otherwise = "") => RefusedCommand.Value(Refused, Session.SessionId!.Value, command, field, otherwise);

    RenderFragment FromBoard => builder =>
    {
        if (IsOnBoard) builder.AddMarkupContent(0, """<input type="hidden" name="from" value="board">""");
    };

    RenderFragment Option(string command, string field, string value, string words) => builder =>
    {
        builder.OpenElement(0, "option");
        builder.AddAttribute(1, "value", value);
        builder.AddAttribute(2, "selected", Value(command, field) == value);
        builder.AddContent(3, words);
        builder.CloseElement();
    };

    /// <summary>A form behind its name; open where it was refused.</summary>
    RenderFragment Open(string command, string words, RenderFragment form) => builder =>
    {
        builder.OpenElement(0, "details");
        builder.AddAttribute(1, "class", "do");
        builder.AddAttribute(2, "name", IsOnBoard ? $"do-{Session.SessionId}" : null);
        builder.AddAttribute(3, "open", Problem(command) is not null || (!IsOnBoard && command is "check-in" or "administer" or "discharge"));
        builder.OpenElement(4, "summary");
        builder.AddContent(5, words);
        builder.CloseElement();
        builder.AddContent(6, form);
        builder.CloseElement();
    };
}
