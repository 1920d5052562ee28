using Vedette.Bench.Measuring;
using Vedette.Bench.Recording;

namespace Vedette.Bench.Engine;

/// <summary>What an appended sample costs the engine: decode, journal, durable commit, head. Then what its flush into chunk rows costs.</summary>
internal static class IngestCommand
{
    public static async Task<int> RunAsync(BenchOptions options)
    {
        var fleet = new Fleet(HostRecording.Load(), options.Number("agents", 100), options.Number("series", 507));
        int rounds = options.Number("rounds", 60);
        Console.WriteLine($"ingest: {fleet.Hosts} agents x {fleet.SeriesPerHost} series, {rounds} rounds, one batch per agent and round");
        await MeasureAsync(fleet, rounds, oneByOne: false);
        await MeasureAsync(fleet, rounds, oneByOne: true);
        return 0;
    }

    private static async Task MeasureAsync(Fleet fleet, int rounds, bool oneByOne)
    {
        await using EngineUnderTest tested = await EngineUnderTest.CreateAsync(fleet);
        // The first rounds grow buffers and compile.
        await tested.PartsAsync(5, oneByOne);
        long commits = tested.Engine.Statistics.Commits;
        (TimeSpan cpu, TimeSpan time) = (tested.AppendCpu, tested.AppendTime);
        double[] parts = await tested.PartsAsync(rounds, oneByOne);
        commits = tested.Engine.Statistics.Commits - commits;
        (cpu, time) = (tested.AppendCpu - cpu, tested.AppendTime - time);
        long samples = rounds * fleet.SamplesPerRound;
        long batches = (long)rounds * fleet.Hosts;
        long resident = ProcessCpu.ResidentBytes(Environment.ProcessId);
        long head = tested.Engine.Statistics.HeadBytes;
        double flush = (await tested.FlushAsync()).TotalMicroseconds / (samples + (5 * fleet.SamplesPerRound));
        Console.WriteLine($"  {(oneByOne ? "one after another" : "all at once"),-18} {Quantile.Median(parts):0.000} us CPU/sample (five parts {string.Join(' ', parts.Select(p => $"{p:0.000}"))}), flush {flush:0.000}; "
            + $"{commits} commits, {batches / (double)commits:0.0} batches each, {batches / time.TotalSeconds:0} batches/s and {samples / time.TotalSeconds:0} samples/s wall; "
            + $"{cpu.TotalMicroseconds / commits:0} us CPU/commit; head {head / 1e6:0} MB, process {resident / 1e6:0} MB");
    }
}
