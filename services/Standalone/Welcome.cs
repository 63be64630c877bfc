using Microsoft.Extensions.DependencyInjection;
using Scheduling.Desk;
using Scheduling.Platform.Hosting;

namespace Scheduling.Standalone;

/// <summary>What a person who started the program reads first.</summary>
static class Welcome
{
    public static async Task Say(WebApplication app)
    {
        var address = Address(app);
        Console.WriteLine($"""
            Scheduling listens on {address}
            {await SignInHint.Of(app)}
            API documentation:   {address}/docs
            Administrator's key: {KeyHint(app)}
            Start with --demo to see a clinic with booked courses. Ctrl-C stops.
            """);
    }

    public static string Address(WebApplication app) =>
        app.Urls.First().Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal).TrimEnd('/');

    /// <summary>Where the key is; the key itself is never printed.</summary>
    static string KeyHint(WebApplication app)
    {
        var settings = app.Services.GetRequiredService<Settings>();
        return settings.AdminKey is null ? $"in the file {Path.Combine(settings.Data, "admin-key")}" : "the one set in Scheduling__Auth__AdminKey";
    }

    /// <summary>The same as a shell writes it.</summary>
    public static string KeyInShell(WebApplication app)
    {
        var settings = app.Services.GetRequiredService<Settings>();
        return settings.AdminKey is null ? $"$(cat {Path.Combine(settings.Data, "admin-key")})" : "$Scheduling__Auth__AdminKey";
    }
}
