using System.Text.Json;
using Vedette.Bench.Measuring;

namespace Vedette.Bench.Micro;

/// <summary>Measures the hot paths and holds their allocations to the committed budgets.</summary>
internal static class CheckCommand
{
    private const int Parts = 5;
    private const int RepeatsPerPart = 2028;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Task<int> RunAsync(BenchOptions options)
    {
        Dictionary<string, Budget> budgets = JsonSerializer.Deserialize<Budget[]>(File.ReadAllText(Path.Join(AppContext.BaseDirectory, "budgets.json")), Json)!
            .ToDictionary(b => b.Benchmark, StringComparer.Ordinal);
        int over = 0;
        foreach (MicroBenchmark benchmark in MicroBenchmarks.All())
        {
            (double microseconds, double bytes) = Measure(benchmark);
            string verdict = !budgets.Remove(benchmark.Name, out Budget? budget) ? "has no budget" : bytes <= budget.AllocatedBytesAtMost ? "" : $"over its budget of {budget.AllocatedBytesAtMost}";
            over += verdict.Length > 0 ? 1 : 0;
            Console.WriteLine($"  {benchmark.Name,-26} {microseconds,9:0.00} us CPU {bytes,9:0.0} bytes allocated {verdict}");
        }

        foreach (string unknown in budgets.Keys)
        {
            Console.WriteLine($"  {unknown,-26} has a budget, but there is no such benchmark");
            over++;
        }

        return Task.FromResult(over == 0 ? 0 : 1);
    }

    /// <summary>Medians of the parts; the first part warms up and is left out.</summary>
    private static (double Microseconds, double Bytes) Measure(MicroBenchmark benchmark)
    {
        var microseconds = new List<double>();
        var bytes = new List<double>();
        for (int part = 0; part <= Parts; part++)
        {
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan cpu = ProcessCpu.Own;
            for (int i = 0; i < RepeatsPerPart; i++)
            {
                benchmark.Run();
            }

            if (part > 0)
            {
                microseconds.Add((ProcessCpu.Own - cpu).TotalMicroseconds / RepeatsPerPart);
                bytes.Add((GC.GetAllocatedBytesForCurrentThread() - allocated) / (double)RepeatsPerPart);
            }
        }

        return (Quantile.Median(microseconds), Quantile.Median(bytes));
    }
}
