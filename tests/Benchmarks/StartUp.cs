using System.Diagnostics;
using Scheduling.TestServers;

namespace Scheduling.Benchmarks;

/// <summary>From the start of the process to the first 200 of /health/ready, on an empty data folder and on one that is there.</summary>
static class StartUp
{
    public static async Task Measure()
    {
        var folder = Directory.CreateTempSubdirectory("scheduling-bench-").FullName;
        var settings = new Dictionary<string, string> { ["Scheduling__Database"] = $"sqlite:{folder}", ["Scheduling__Data"] = folder };
        var times = new List<double>();
        for (var run = 0; run < 6; run++)
        {
            var watch = Stopwatch.StartNew();
            var service = ServiceProcess.Launch("Standalone", settings);
            while (!await service.IsReady()) await Task.Delay(5);
            times.Add(watch.Elapsed.TotalSeconds);
            await service.Stop();
            await service.DisposeAsync();
        }
        Console.WriteLine($"start     to ready: {times[0]:0.00} s on an empty folder, then {times.Skip(1).Order().ElementAt(2):0.00} s (median of 5)");
        Directory.Delete(folder, recursive: true);
    }
}
