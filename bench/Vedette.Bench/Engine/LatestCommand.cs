using Vedette.Bench.Recording;
using Vedette.Model.Series;
using Vedette.Storage.Telemetry;

namespace Vedette.Bench.Engine;

/// <summary>What the newest values cost: the fleet page asks for some metrics of all hosts, a host page for all of one.</summary>
internal static class LatestCommand
{
    public static async Task<int> RunAsync(BenchOptions options)
    {
        var fleet = new Fleet(HostRecording.Load(), options.Number("agents", 100), 507);
        int repeats = options.Number("repeats", 200);
        await using EngineUnderTest tested = await EngineUnderTest.CreateAsync(fleet);
        for (int i = 0; i < 20; i++)
        {
            await tested.RoundAsync();
        }

        Console.WriteLine($"latest: {fleet.Hosts} hosts x {fleet.SeriesPerHost} series, {repeats} repeats");
        await ReadAsync("one metric of every host", [LabelMatcher.Equal(Labels.MetricNameLabel, "node_load1")]);
        await ReadAsync("every series of one host", [LabelMatcher.Equal("agent", "42")]);
        await ReadAsync("six metrics of every host, by regular expression", [new LabelMatcher(LabelMatchType.RegexMatch, Labels.MetricNameLabel, "node_load1|node_load5|node_load15|node_memory_MemTotal_bytes|node_memory_MemFree_bytes|node_boot_time_seconds")]);
        await ReadAsync("all there is", []);
        await tested.FlushAsync();
        await tested.ReopenAsync();
        Console.WriteLine(" just started: the first read looks up in chunk rows");
        await ReadTiming.PrintAsync("all there is", 5, () => Task.FromResult(Count(tested.Engine, [])));
        return 0;

        async Task ReadAsync(string name, IReadOnlyList<LabelMatcher> matchers) =>
            await ReadTiming.PrintAsync(name, repeats, () => Task.FromResult(Count(tested.Engine, matchers)));
    }

    private static long Count(TelemetryEngine engine, IReadOnlyList<LabelMatcher> matchers) => engine.Latest(matchers, 0).Count;
}
