using Vedette.Bench.Measuring;
using Vedette.Collectors;

namespace Vedette.Bench.Micro;

/// <summary>CPU per collection cycle: each collector, the core of bar P2, and all. Cycles run back to back, caches warm; the peer is scraped the same way.</summary>
internal static class CollectorsCommand
{
    private static readonly string[] Core = ["cpu", "meminfo", "diskstats", "netdev", "loadavg"];

    public static Task<int> RunAsync(BenchOptions options)
    {
        int cycles = options.Number("cycles", 2000);
        IReadOnlyList<ICollector> all = DefaultCollectors.Create(new HostFiles());
        Console.WriteLine($"collectors: CPU per cycle, median of five parts of {cycles} cycles");
        foreach (ICollector collector in all)
        {
            Print(collector.Name, [collector], cycles);
        }

        Print("core of bar P2", [.. all.Where(c => Core.Contains(c.Name))], cycles);
        Print("all", all, cycles);
        return Task.FromResult(0);
    }

    private static void Print(string name, IReadOnlyList<ICollector> collectors, int cycles)
    {
        var sink = new CountingSink();
        var parts = new List<double>();
        for (int part = 0; part <= 5; part++)
        {
            TimeSpan cpu = ProcessCpu.Own;
            for (int i = 0; i < cycles; i++)
            {
                sink.Begin();
                foreach (ICollector collector in collectors)
                {
                    collector.Collect(sink);
                }
            }

            parts.Add((ProcessCpu.Own - cpu).TotalMicroseconds / cycles);
        }

        Console.WriteLine($"  {name,-16} {Quantile.Median(parts.Skip(1)),8:0.0} us {sink.Count,5} samples");
    }
}
