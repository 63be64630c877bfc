using Scheduling.Desk.Api;

namespace Scheduling.Desk.Sessions;

/// <summary>A command on a session that was not done: why, and what had been typed, so that nobody types it again.</summary>
public sealed record RefusedCommand
{
    public required Guid SessionId { get; init; }
    public required string Command { get; init; }
    public required ApiProblem Problem { get; init; }

    /// <summary>By field.</summary>
    public required IReadOnlyDictionary<string, string> Typed { get; init; }

    /// <summary>What was typed into a field of that form; empty in every other.</summary>
    public static string Value(RefusedCommand? refused, Guid sessionId, string command, string field, string otherwise = "") =>
        refused is not null && refused.SessionId == sessionId && refused.Command == command ? refused.Typed.GetValueOrDefault(field, "") : otherwise;
}
