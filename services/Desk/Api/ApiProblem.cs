using System.Text.Json;
using Scheduling.Platform.Http;

namespace Scheduling.Desk.Api;

/// <summary>Why a command was refused, as the API says it: shown in its words beside the form that asked.</summary>
public sealed record ApiProblem
{
    public int Status { get; init; }
    public string? Type { get; init; }
    public required string Title { get; init; }
    public required string Detail { get; init; }

    /// <summary>All broken rules.</summary>
    public IReadOnlyList<BrokenRule> Violations { get; init; } = [];

    /// <summary>What is wrong with each field, by its name on the wire.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The next day on which a pattern could begin.</summary>
    public DateOnly? NextStart { get; init; }

    /// <summary>The last part of the type, such as <c>slot-taken</c>.</summary>
    public string Code => Type?.Split(':')[^1] ?? "";

    public static ApiProblem Unreachable { get; } = new()
    {
        Status = 503,
        Title = "Not available now",
        Detail = "Part of the system cannot be reached. Nothing was changed. Try again in a moment.",
    };

    /// <summary>One of the Desk's own.</summary>
    public static ApiProblem Of(string title, string detail) => new() { Status = 422, Title = title, Detail = detail };

    internal static async Task<ApiProblem> Read(HttpResponseMessage response, Stream content, CancellationToken cancellationToken)
    {
        try
        {
            if (response.Content.Headers.ContentType?.MediaType == "application/problem+json"
                && await JsonSerializer.DeserializeAsync<ApiProblem>(content, Json.Wire, cancellationToken) is { } problem) return problem;
        }
        catch (JsonException) { /* not a problem of ours: the status says enough */ }
        return new() { Status = (int)response.StatusCode, Title = "It did not work", Detail = $"The answer was {(int)response.StatusCode}. Nothing more is known." };
    }
}

/// <summary>One rule that a command would break.</summary>
public sealed record BrokenRule
{
    public required string Rule { get; init; }
    public required string Message { get; init; }
    public int? SessionNumber { get; init; }
}
