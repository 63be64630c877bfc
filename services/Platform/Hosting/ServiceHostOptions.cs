using Microsoft.AspNetCore.Builder;

namespace Scheduling.Platform.Hosting;

/// <summary>What one executable does differently from the others.</summary>
public sealed record ServiceHostOptions
{
    /// <summary>Where it listens when no address is configured; null leaves the framework's default.</summary>
    public string? DefaultUrl { get; init; }

    /// <summary>Runs once when it listens, before it waits to be stopped.</summary>
    public Func<WebApplication, Task>? AfterStart { get; init; }
}
