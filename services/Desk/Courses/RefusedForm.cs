using Scheduling.Desk.Api;

namespace Scheduling.Desk.Courses;

/// <summary>A form of a course's page that was not done: why, and what had been typed.</summary>
public sealed record RefusedForm
{
    /// <summary>The end of the address it was sent to, such as <c>pause</c> or <c>gates/consent</c>.</summary>
    public required string Command { get; init; }

    public required ApiProblem Problem { get; init; }

    /// <summary>By field.</summary>
    public required IReadOnlyDictionary<string, string> Typed { get; init; }
}
