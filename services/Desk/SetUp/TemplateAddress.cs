using Scheduling.Desk.Features;
using Scheduling.Platform.Http;

namespace Scheduling.Desk.SetUp;

/// <summary>Which text's words.</summary>
public sealed record TemplateAddress
{
    public required string Kind { get; init; }
    public required string Language { get; init; }

    /// <summary>For the visits of that protocol only; empty for all.</summary>
    public required string Protocol { get; init; }

    internal static TemplateAddress Of(string kind, string language, HttpContext http)
    {
        var protocol = http.Request.Query["protocol"].ToString();
        return SlugAttribute.Matches(kind) && SlugAttribute.Matches(language) && (protocol.Length == 0 || SlugAttribute.Matches(protocol))
            ? new() { Kind = kind, Language = language, Protocol = protocol } : throw ShowDay.NotThere();
    }

    /// <summary>The page, from the clinic's pages on.</summary>
    public string Page => $"/set-up/templates/{Kind}/{Language}{(Protocol.Length == 0 ? "" : $"?protocol={Protocol}")}";

    internal string Api(string clinicId, int? version = null)
    {
        var query = new[] { Protocol.Length == 0 ? null : $"protocolId={Protocol}", version is null ? null : $"version={version}" }.OfType<string>().ToList();
        return $"v1/clinics/{clinicId}/templates/{Kind}/{Language}{(query.Count == 0 ? "" : $"?{string.Join('&', query)}")}";
    }
}
