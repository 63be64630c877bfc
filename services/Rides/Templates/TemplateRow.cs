namespace Scheduling.Rides.Templates;

/// <summary>One version of a clinic's own words, as it is stored.</summary>
public sealed record TemplateRow
{
    public required string ClinicId { get; init; }

    /// <summary>One of <see cref="TemplateKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>en</c> or <c>es</c>.</summary>
    public required string Language { get; init; }

    /// <summary>For the visits of that protocol only; empty for all.</summary>
    public required string ProtocolId { get; init; }

    /// <summary>From 1; a version is never changed.</summary>
    public required int Version { get; init; }

    /// <summary>Null where the clinic went back to the shipped words.</summary>
    public string? Text { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }
    public required string ChangedBy { get; init; }

    public TemplateName Name => new(ClinicId, Kind, Language, ProtocolId);
}

/// <summary>Which words of which clinic.</summary>
public readonly record struct TemplateName(string ClinicId, string Kind, string Language, string ProtocolId)
{
    /// <summary>What a sent message keeps of it, such as <c>lbw/t-1/en</c> or <c>lbw/t-1/en/spravato-trd</c>.</summary>
    public string Id => ProtocolId.Length == 0 ? $"{ClinicId}/{Kind}/{Language}" : $"{ClinicId}/{Kind}/{Language}/{ProtocolId}";
}
