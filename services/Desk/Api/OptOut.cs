namespace Scheduling.Desk.Api;

/// <summary>What was once said about messages to a number.</summary>
public sealed record OptOut
{
    public required string Number { get; init; }

    /// <summary><c>out</c> or <c>in</c>.</summary>
    public required string Action { get; init; }

    public required string Channel { get; init; }
    public required string Scope { get; init; }
    public required string Source { get; init; }
    public required string By { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? Words { get; init; }
}
