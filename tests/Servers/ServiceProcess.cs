using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Scheduling.TestServers;

/// <summary>A built service running as a process of its own, as it is deployed: set by its environment, reached over HTTP, killed or stopped by signals.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    const int SigTerm = 15;
    static readonly HashSet<int> PortsGiven = [];
    static readonly HashSet<Process> Running = [];
    static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);
    static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(15);

    readonly Process process;
    readonly string folder;

    static ServiceProcess() => AppDomain.CurrentDomain.ProcessExit += (_, _) => KillAll();

    ServiceProcess(string service, Process process, string folder, Uri address)
    {
        Service = service;
        this.process = process;
        this.folder = folder;
        Http = new HttpClient { BaseAddress = address };
    }

    public string Service { get; }
    public int Id => process.Id;
    public Uri Address => Http.BaseAddress!;

    /// <summary>Calls the service; a test adds its key.</summary>
    public HttpClient Http { get; }

    /// <summary>What it wrote to standard output and standard error so far.</summary>
    public string Output => File.ReadAllText(OutputFile);

    public string OutputFile => Path.Combine(folder, "output");

    /// <summary>Null while it runs.</summary>
    public int? ExitCode => process.HasExited ? process.ExitCode : null;

    /// <summary>
    /// Starts <c>services/&lt;service&gt;</c> as it was built with the tests and waits for <c>/health/ready</c>. Settings are
    /// environment names (<c>Scheduling__Database</c>); without <c>Scheduling__Data</c> it gets a folder that goes with it.
    /// </summary>
    public static async Task<ServiceProcess> Start(string service, IReadOnlyDictionary<string, string> settings,
        CancellationToken cancellationToken, params IReadOnlyList<string> arguments)
    {
        var started = Launch(service, settings, arguments);
        try
        {
            await Eventually.Holds(started.IsReady, ReadyWithin, cancellationToken, $"{service} answers /health/ready");
        }
        catch (TimeoutException problem)
        {
            var output = started.Output;
            await started.DisposeAsync();
            throw new TimeoutException($"{problem.Message}. It said:\n{output}", problem);
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
        return started;
    }

    /// <summary>Starts it and waits for nothing: for a start that is expected to be refused.</summary>
    public static ServiceProcess Launch(string service, IReadOnlyDictionary<string, string> settings, params IReadOnlyList<string> arguments)
    {
        var assembly = Repository.Service(service);
        if (!File.Exists(assembly)) throw new FileNotFoundException($"{service} is not built: {assembly}", assembly);
        var folder = Directory.CreateTempSubdirectory("scheduling-service-").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");

        // The shell becomes the service (exec keeps the process id), so its output reaches the file even when it is killed.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = folder };
        foreach (var argument in (string[])["-c", """exec "$@" >output 2>&1 </dev/null""", "sh", "dotnet", assembly, .. arguments])
            start.ArgumentList.Add(argument);
        foreach (var inherited in start.Environment.Keys.Where(IsSetting).ToList()) start.Environment.Remove(inherited);
        start.Environment["ASPNETCORE_URLS"] = address.AbsoluteUri;
        start.Environment["Scheduling__Data"] = Path.Combine(folder, "data");
        foreach (var (name, value) in settings) start.Environment[name] = value;

        File.WriteAllText(Path.Combine(folder, "output"), "");
        var process = Process.Start(start)!;
        lock (Running) Running.Add(process);
        return new ServiceProcess(service, process, folder, address);
    }

    /// <summary>True once <c>/health/ready</c> answers 200. A process that ended instead is an error at once, with what it said.</summary>
    public async Task<bool> IsReady()
    {
        if (process.HasExited) throw new InvalidOperationException($"{Service} ended with {process.ExitCode}. It said:\n{Output}");
        try
        {
            using var answer = await Http.GetAsync(new Uri("health/ready", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>kill -9: nothing is said, nothing is finished.</summary>
    public async Task Kill()
    {
        if (!process.HasExited) process.Kill();
        await Ended();
    }

    /// <summary>SIGTERM, as Ctrl-C or an orchestrator would; fails when it has not ended within 15 s.</summary>
    public async Task<int> Stop()
    {
        if (!process.HasExited) _ = Signal(process.Id, SigTerm);
        await Ended();
        return process.ExitCode;
    }

    /// <summary>Waits for a process that ends by itself.</summary>
    public async Task<int> Ended()
    {
        using var limit = new CancellationTokenSource(StopWithin);
        await process.WaitForExitAsync(limit.Token);
        lock (Running) Running.Remove(process);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        Http.Dispose();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    static bool IsSetting(string name) =>
        name.StartsWith("Scheduling__", StringComparison.OrdinalIgnoreCase) || name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name.StartsWith("DOTNET_ENVIRONMENT", StringComparison.Ordinal);

    static int FreePort()
    {
        while (true)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var port = ((IPEndPoint)probe.LocalEndpoint).Port;
            lock (PortsGiven) if (PortsGiven.Add(port)) return port;
        }
    }

    static void KillAll()
    {
        lock (Running) foreach (var process in Running)
            if (!process.HasExited) process.Kill();
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    static extern int Signal(int process, int signal);
}
