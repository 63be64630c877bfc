using Scheduling.Platform.Access;

namespace Scheduling.Courses.Audit;

/// <summary>An accepted command: who gave it, what it was and to what.</summary>
sealed record Command
{
    /// <summary>In kebab-case, as in the route: <c>move</c>, <c>check-in</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The id of the entity the command was addressed to.</summary>
    public required string Subject { get; init; }

    public required Principal By { get; init; }

    /// <summary>False where another course was changed with it, or the world outside.</summary>
    public bool CanBeUndone { get; init; } = true;

    /// <summary>Codes, times and ids that say how; never a name, a number or typed text of a patient.</summary>
    public object? Detail { get; init; }
}
