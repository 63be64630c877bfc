using System.Runtime.InteropServices;

namespace Scheduling.Benchmarks;

/// <summary>Says on what the figures were measured: without it they mean nothing.</summary>
static class Machine
{
    public static void Print()
    {
        var cpu = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
            : null;
        Console.WriteLine($"{Environment.ProcessorCount} cores, {cpu ?? RuntimeInformation.ProcessArchitecture.ToString()}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {(IsDebug ? "DEBUG BUILD: run with -c Release" : "release build")}");
    }

    static bool IsDebug =>
#if DEBUG
        true;
#else
        false;
#endif
}
