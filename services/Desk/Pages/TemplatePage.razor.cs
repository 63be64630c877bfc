using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;
using Scheduling.Desk.Forms;
using Scheduling.Desk.SetUp;

namespace Scheduling.Desk.Pages;

/// <summary>The words of one kind of text, and what they become.</summary>
public sealed partial class TemplatePage
{
    static readonly (string, string) All = ("", "all protocols");

    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required TemplateAddress Address { get; set; }
    [Parameter, EditorRequired] public required Template Template { get; set; }

    /// <summary>An older version that is looked at.</summary>
    [Parameter] public Template? Old { get; set; }

    [Parameter] public TemplatePreview? Preview { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<Protocol> Protocols { get; set; }

    /// <summary>What was typed and is not kept yet.</summary>
    [Parameter] public RefusedForm? Typed { get; set; }

    [Parameter] public ApiProblem? Problem { get; set; }

    string Title => $"{Words.Message(Template.Kind)}, in {Words.Language(Template.Language)}";

    string Self => Here.Base + Address.Page;

    string Version(int version) => $"{Self}{(Address.Protocol.Length > 0 ? '&' : '?')}version={version}";

    static string Listed(IEnumerable<string> placeholders) => string.Join(", ", placeholders.Select(placeholder => $"{{{placeholder}}}")) is { Length: > 0 } list ? list : "nothing else";
}
