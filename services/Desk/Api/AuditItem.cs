namespace Scheduling.Desk.Api;

/// <summary>A command that was accepted.</summary>
public sealed record AuditItem
{
    public required DateTimeOffset At { get; init; }

    /// <summary>The id of who gave it.</summary>
    public required string Who { get; init; }

    public required string Command { get; init; }
}
