using Scheduling.Platform.Http;
using Scheduling.Platform.Time;
using Scheduling.Rides.Messages;
using Scheduling.Rides.Planning;

namespace Scheduling.Rides.Templates;

/// <summary>The words of one kind of text in one language.</summary>
public sealed record Template
{
    /// <summary>Such as <c>lbw/t-1/en</c>; <c>shipped/t-1/en</c> where the clinic has no words of its own.</summary>
    public required string TemplateId { get; init; }

    /// <summary>One of the kinds of messages, such as <c>t-1</c>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>en</c> or <c>es</c>.</summary>
    public required string Language { get; init; }

    /// <summary>For the visits of that protocol only; null for all.</summary>
    public required string? ProtocolId { get; init; }

    /// <summary>A new one with each change; 0 where the clinic never had words of its own.</summary>
    public required int Version { get; init; }

    public required string Text { get; init; }

    /// <summary>Whether these are the words that come with the software.</summary>
    public required bool IsShipped { get; init; }

    /// <summary>What the text may contain between braces.</summary>
    public required IReadOnlyList<string> Placeholders { get; init; }

    /// <summary>Those that it must contain.</summary>
    public required IReadOnlyList<string> Required { get; init; }

    public required DateTimeOffset? ChangedAt { get; init; }
    public required string? ChangedBy { get; init; }

    /// <summary>What its author should know, such as that the longest dates make it too long.</summary>
    public required IReadOnlyList<TemplateWarning> Warnings { get; init; }

    internal static Template Of(TemplateName name, TemplateRow? row, Clinics.ClinicRow clinic)
    {
        var kind = WireName.Parse<ReminderKind>(name.Kind);
        var text = row?.Text ?? Phrases.In(name.Language).Template(kind);
        return new()
        {
            TemplateId = row?.Text is null ? new TemplateName("shipped", name.Kind, name.Language, "").Id : name.Id,
            Kind = name.Kind,
            Language = name.Language,
            ProtocolId = name.ProtocolId.Length == 0 ? null : name.ProtocolId,
            Version = row?.Version ?? 0,
            Text = text,
            IsShipped = row?.Text is null,
            Placeholders = TemplateKinds.Known(kind),
            Required = TemplateKinds.Needed(kind),
            ChangedAt = row is null ? null : WallClock.InZone(row.ChangedAt, clinic.Zone),
            ChangedBy = row?.ChangedBy,
            Warnings = row?.Text is null ? [] : TemplateRules.Warnings(kind, name.Language, text, clinic),
        };
    }
}
