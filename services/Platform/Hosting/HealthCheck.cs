using Microsoft.Extensions.Configuration;

namespace Scheduling.Platform.Hosting;

/// <summary>The same executable asking a running one on this machine whether it lives: what a container without curl needs.</summary>
static class HealthCheck
{
    /// <summary>The argument that asks.</summary>
    public const string Argument = "--healthcheck";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>0 when it answers that it lives, else 1.</summary>
    public static async Task<int> Run(string[] args)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables("ASPNETCORE_").AddCommandLine([.. args.Where(arg => arg != Argument)]).Build();
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(new Uri(Address(configuration), "/health/live"));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }

    /// <summary>Where the other one listens, as its own settings say; a wildcard host is this machine.</summary>
    internal static Uri Address(IConfiguration configuration)
    {
        var first = (configuration["urls"] ?? $"http://localhost:{configuration["http_ports"] ?? "8080"}").Split(';')[0];
        return new Uri(first.Replace("//*", "//localhost", StringComparison.Ordinal).Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal).Replace("//[::]", "//[::1]", StringComparison.Ordinal));
    }
}
