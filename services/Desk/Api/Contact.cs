namespace Scheduling.Desk.Api;

/// <summary>How a patient is reached.</summary>
public sealed record Contact
{
    public required string DisplayName { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? TimeZone { get; init; }
    public string? Language { get; init; }
    public IReadOnlyList<string> Channels { get; init; } = [];
    public SmsConsent? SmsConsent { get; init; }
    public Driver? Driver { get; init; }
    public required long Version { get; init; }
}

/// <summary>What a patient said about texts.</summary>
public sealed record SmsConsent
{
    public required bool Given { get; init; }
    public string? Source { get; init; }
    public DateTimeOffset? At { get; init; }
}

/// <summary>Who drives a patient home.</summary>
public sealed record Driver
{
    public string? Kind { get; init; }
    public string? Name { get; init; }
    public string? Phone { get; init; }
    public bool SmsConsent { get; init; }
}
