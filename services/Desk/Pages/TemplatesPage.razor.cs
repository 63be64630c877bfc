using Microsoft.AspNetCore.Components;
using Scheduling.Desk.Api;

namespace Scheduling.Desk.Pages;

/// <summary>The words of every kind of text.</summary>
public sealed partial class TemplatesPage
{
    [Parameter, EditorRequired] public required Here Here { get; set; }
    [Parameter, EditorRequired] public required IReadOnlyList<Template> Templates { get; set; }

    string PageOf(Template template) => $"{Here.Base}/set-up/templates/{template.Kind}/{template.Language}{(template.ProtocolId is { } id ? $"?protocol={id}" : "")}";
}
