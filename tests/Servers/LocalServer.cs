using System.Diagnostics;

namespace Scheduling.TestServers;

/// <summary>A private server started by <c>deploy/local/servers.sh</c>, which ends when this process does, however it ends.</summary>
static class LocalServer
{
    static readonly List<Process> Running = [];

    /// <summary>What the script said it can be reached at, by name (<c>TEST_POSTGRES</c>, ...).</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Start(string server)
    {
        var start = new ProcessStartInfo("bash")
        {
            ArgumentList = { Repository.At("deploy/local/servers.sh"), server },
            RedirectStandardInput = true, // its end is the signal to stop
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            throw new ServerMissingException(server, problem.Message);
        }
        lock (Running) Running.Add(process);

        var errors = process.StandardError.ReadToEndAsync();
        var told = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == "READY") return told;
            if (line.Split('=', 2) is [var name, var value]) told[name] = value;
        }
        throw new ServerMissingException(server, (await errors).Trim());
    }
}

/// <summary>A test needs a server that this machine cannot give it.</summary>
public sealed class ServerMissingException(string server, string reason) : Exception(
    $"This test needs {server}, and none could be had. Run tests/run.sh, which installs and starts it; or install it; or name a running one in TEST_{server.ToUpperInvariant()}. Tried last: {reason}");
