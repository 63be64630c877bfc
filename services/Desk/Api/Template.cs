namespace Scheduling.Desk.Api;

/// <summary>The words of one kind of text in one language.</summary>
public sealed record Template
{
    public required string Kind { get; init; }
    public required string Language { get; init; }

    /// <summary>For the visits of that protocol only; null for all.</summary>
    public string? ProtocolId { get; init; }

    /// <summary>0 where the clinic never had words of its own.</summary>
    public required int Version { get; init; }

    public required string Text { get; init; }

    /// <summary>The words that come with the software.</summary>
    public required bool IsShipped { get; init; }

    public IReadOnlyList<string> Placeholders { get; init; } = [];

    /// <summary>Those that the text must have.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    public DateTimeOffset? ChangedAt { get; init; }
    public string? ChangedBy { get; init; }
    public IReadOnlyList<ClinicWarning> Warnings { get; init; } = [];
}

/// <summary>What a text would say.</summary>
public sealed record TemplatePreview
{
    public required string Body { get; init; }
    public required int Length { get; init; }

    /// <summary>Whether the words fit into one text; where they do not, the shipped ones are shown.</summary>
    public required bool Fits { get; init; }

    /// <summary>With the longest dates and times.</summary>
    public required string Longest { get; init; }

    public required int LongestLength { get; init; }
    public IReadOnlyList<ClinicWarning> Warnings { get; init; } = [];
}
