using Vedette.Bench.Measuring;
using Vedette.Collectors;

namespace Vedette.Bench.Micro;

/// <summary>
/// CPU per collection cycle: each collector, the core of bar P2, all of those that measure; and the full SystemState - those that read for the states, each source's report, and the whole. Cycles run back
/// to back, caches warm; the peer is scraped the same way.
/// </summary>
internal static class CollectorsCommand
{
    private static readonly string[] Core = ["cpu", "meminfo", "diskstats", "netdev", "loadavg"];

    public static async Task<int> RunAsync(BenchOptions options)
    {
        int cycles = options.Number("cycles", 2000);
        var files = new HostFiles();
        IReadOnlyList<ICollector> all = DefaultCollectors.Create(files);
        Console.WriteLine($"collectors: CPU per cycle, median of five parts of {cycles} cycles");
        foreach (ICollector collector in all)
        {
            Print(collector.Name, [collector], cycles);
        }

        Print("core of bar P2", [.. all.Where(c => Core.Contains(c.Name))], cycles);
        Print("all", all, cycles);
        await PrintStatesAsync(files, all, Math.Max(1, cycles / 40));
        return 0;
    }

    private static async Task PrintStatesAsync(HostFiles files, IReadOnlyList<ICollector> defaults, int cycles)
    {
        using StateCycle states = await StateCycle.OpenAsync(files, defaults);
        var sink = new CountingSink();
        Run(states.Collectors, sink);
        states.Report(states.Sources);
        Console.WriteLine($"full SystemState: {states.Processes} processes, {states.Entities} entities; CPU per cycle, median of five parts of {cycles} cycles");
        foreach (ICollector collector in states.Collectors)
        {
            Print($"read {collector.Name}", [collector], cycles);
        }

        foreach (IStateSource source in states.Sources)
        {
            PrintMedian($"report {source.Name}", cycles, () => states.Report([source]));
        }

        PrintMedian("full SystemState", cycles, () =>
        {
            Run(defaults, sink);
            Run(states.Collectors, sink);
            states.Report(states.Sources);
        });
    }

    private static void Print(string name, IReadOnlyList<ICollector> collectors, int cycles)
    {
        var sink = new CountingSink();
        PrintMedian(name, cycles, () => Run(collectors, sink), () => $"{sink.Count,5} samples");
    }

    private static void Run(IReadOnlyList<ICollector> collectors, CountingSink sink)
    {
        sink.Begin();
        foreach (ICollector collector in collectors)
        {
            collector.Collect(sink);
        }
    }

    /// <summary>The first part warms up and is left out.</summary>
    private static void PrintMedian(string name, int cycles, Action cycle, Func<string>? more = null)
    {
        var parts = new List<double>();
        for (int part = 0; part <= 5; part++)
        {
            TimeSpan cpu = ProcessCpu.Own;
            for (int i = 0; i < cycles; i++)
            {
                cycle();
            }

            parts.Add((ProcessCpu.Own - cpu).TotalMicroseconds / cycles);
        }

        Console.WriteLine($"  {name,-24} {Quantile.Median(parts.Skip(1)),8:0} us {more?.Invoke()}");
    }
}
