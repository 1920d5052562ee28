using Vedette.Bench.Recording;
using Vedette.Model.Series;
using Vedette.Storage.Telemetry;

namespace Vedette.Bench.Engine;

/// <summary>What the raw reads under dashboards cost: from the head, from chunk rows, and with the process newly opened.</summary>
internal static class QueryCommand
{
    public static async Task<int> RunAsync(BenchOptions options)
    {
        var fleet = new Fleet(HostRecording.Load(), options.Number("agents", 100), 507);
        int repeats = options.Number("repeats", 200);
        await using EngineUnderTest tested = await EngineUnderTest.CreateAsync(fleet);
        for (int i = 0; i < 480; i++)
        {
            await tested.RoundAsync();
        }

        var hour = new TimeRange(tested.NowMs - 3_600_000, tested.NowMs);
        Console.WriteLine($"query: {fleet.Hosts} hosts, 1 h at 15 s of 2 h kept, {repeats} repeats");
        Console.WriteLine(" from the head");
        await AllAsync(tested, hour, repeats);
        await tested.FlushAsync();
        await tested.ReopenAsync();
        Console.WriteLine(" from chunk rows");
        await AllAsync(tested, hour, repeats);
        return 0;
    }

    private static async Task AllAsync(EngineUnderTest tested, TimeRange range, int repeats)
    {
        LabelMatcher host = LabelMatcher.Equal("instance", Fleet.Instance(42));
        await ReadAsync("node_cpu_seconds_total{mode=\"idle\"}, every host", [Metric("node_cpu_seconds_total"), LabelMatcher.Equal("mode", "idle")]);
        await ReadAsync("avg over hosts of node_load1", [Metric("node_load1")]);
        await ReadAsync("node_network_receive_bytes_total, every host", [Metric("node_network_receive_bytes_total")]);
        await ReadAsync("node_load1 of one host", [Metric("node_load1"), host]);
        await ReadAsync("node_cpu_seconds_total of one host", [Metric("node_cpu_seconds_total"), host]);
        await ReadAsync("every series of one host", [host]);

        async Task ReadAsync(string name, IReadOnlyList<LabelMatcher> matchers) => await ReadTiming.PrintAsync(name, repeats, async () =>
        {
            double sum = 0;
            long samples = 0;
            await foreach (SeriesSamples series in tested.Engine.SelectAsync(range, matchers, CancellationToken.None))
            {
                foreach (double value in series.Values.Span)
                {
                    sum += value;
                }

                samples += series.Values.Length;
            }

            return double.IsNegativeInfinity(sum) ? 0 : samples;
        });
    }

    private static LabelMatcher Metric(string name) => LabelMatcher.Equal(Labels.MetricNameLabel, name);
}
