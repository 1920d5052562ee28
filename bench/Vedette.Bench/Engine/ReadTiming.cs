using System.Diagnostics;
using Vedette.Bench.Measuring;

namespace Vedette.Bench.Engine;

/// <summary>Repeats a read and prints median and p99 of its wall time, and its CPU time.</summary>
internal static class ReadTiming
{
    /// <param name="read">Returns how many samples it saw.</param>
    public static async Task PrintAsync(string name, int repeats, Func<Task<long>> read)
    {
        long start = Stopwatch.GetTimestamp();
        await read();
        double first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var milliseconds = new double[repeats];
        long samples = 0;
        TimeSpan cpu = ProcessCpu.Own;
        for (int i = 0; i < repeats; i++)
        {
            long began = Stopwatch.GetTimestamp();
            samples = await read();
            milliseconds[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        double cpuMs = (ProcessCpu.Own - cpu).TotalMilliseconds / repeats;
        Console.WriteLine($"  {name,-62} median {Quantile.Median(milliseconds),8:0.00} ms, p99 {Quantile.Of(milliseconds, 0.99),8:0.00} ms, CPU {cpuMs,8:0.00} ms, first {first,8:0.00} ms, {samples} samples");
    }
}
