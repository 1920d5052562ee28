using System.Collections.Concurrent;
using System.Globalization;
using Vedette.Miners;
using Vedette.Miners.Connections;
using Vedette.Miners.Discovery;

namespace Vedette.MinerSimulator;

/// <summary>
/// <c>vedette-miner-simulator scan RANGE PACE [SKIPPED]</c>: one scan as the agent makes it, from inside a network namespace of a test, with the miners and the figures on standard output.
/// </summary>
internal static class ScanVerb
{
    public static async Task<int> RunAsync(string[] arguments, CancellationToken stop)
    {
        if (arguments.Length < 2 || !AddressRange.TryParse(arguments[0], [], AddressRangeAllowances.None, out AddressRange? range, out string? error))
        {
            await Console.Error.WriteLineAsync("scan RANGE gentle|wide [ADDRESS,ADDRESS]: a private range, the pace, and what is not knocked at.");
            return 2;
        }

        ScanPace pace = arguments[1] == "wide" ? ScanPace.Wide : ScanPace.Gentle;
        var options = new MinerConnectionOptions();
        var connections = new MinerConnections(options, TimeProvider.System);
        using var scanner = new RangeScanner(new MinerReader(options, TimeProvider.System), connections.Open, TimeProvider.System);
        var progress = new ScanProgress();
        var found = new FindingQueue();
        long start = TimeProvider.System.GetTimestamp();
        Task scan = scanner.ScanAsync(new ScanRequest(range) { Pace = pace, Skipped = arguments.Length > 2 ? arguments[2].Split(',') : [] }, progress, found, stop);
        using var every = new PeriodicTimer(TimeSpan.FromSeconds(10));
        for (Task<bool> tick = every.WaitForNextTickAsync(stop).AsTask(); await Task.WhenAny(scan, tick) == tick; tick = every.WaitForNextTickAsync(stop).AsTask())
        {
            Console.WriteLine($"scanning tried={progress.Tried} answered={progress.Answered} found={progress.Found} errors={progress.Errors} {progress.LastError}");
        }

        await scan;
        TimeSpan took = TimeProvider.System.GetElapsedTime(start);
        foreach (ScanFinding finding in found)
        {
            Console.WriteLine($"finding {finding.Address} {finding.Kind} {finding.Identity?.Vendor} {finding.Identity?.Model}");
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"scanned hosts={progress.Hosts} tried={progress.Tried} answered={progress.Answered} found={progress.Found} errors={progress.Errors} seconds={took.TotalSeconds:0.0} stated={pace.WhereNobodyAnswers(range.Count).TotalSeconds:0.0} hosts_per_second={progress.Tried / took.TotalSeconds:0.0} cpu_seconds={Environment.CpuUsage.TotalTime.TotalSeconds:0.0}"));
        return 0;
    }

    private sealed class FindingQueue : ConcurrentQueue<ScanFinding>, IProgress<ScanFinding>
    {
        public void Report(ScanFinding value) => Enqueue(value);
    }
}
