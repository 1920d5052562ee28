using Vedette.Model.Hosts;
using Vedette.Model.Series;
using Vedette.Server.Query;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Tests.Query;

public sealed class TimeseriesReaderTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Raw_rows_stand_at_each_timestamp_and_lack_what_was_not_measured()
    {
        TimeseriesTable table = await ReadAsync(0, Series(HostMetrics.CpuUsagePercent, (1000, 10), (3000, 30)), Series(HostMetrics.MemoryUsageBytes, (1000, 5), (2000, 6)));
        Assert.Equal([1000, 2000, 3000], table.TimestampsMs);
        Assert.Equal([10, double.NaN, 30], table.Average[0]);
        Assert.Equal([5, 6, double.NaN], table.Average[1]);
        Assert.Null(table.Minimum);
    }

    [Fact]
    public async Task An_interval_gives_average_minimum_and_maximum_and_leaves_holes_out()
    {
        TimeseriesTable table = await ReadAsync(10_000, Series(HostMetrics.CpuUsagePercent, (1000, 10), (9999, 30), (10_000, 7), (45_000, 1)));
        Assert.Equal([0, 10_000, 40_000], table.TimestampsMs);
        Assert.Equal([20, 7, 1], table.Average[0]);
        Assert.Equal([10, 7, 1], table.Minimum![0]);
        Assert.Equal([30, 7, 1], table.Maximum![0]);
        Assert.All(table.Average[1], value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public async Task Stale_markers_and_NaN_count_as_nothing_in_an_interval()
    {
        TimeseriesTable table = await ReadAsync(10_000, Series(HostMetrics.CpuUsagePercent, (1000, double.NaN), (2000, 4), (12_000, double.NaN)));
        Assert.Equal([0], table.TimestampsMs);
        Assert.Equal([4], table.Average[0]);
    }

    [Fact]
    public async Task Series_before_and_after_a_rename_are_one_row_sequence()
    {
        SeriesSamples before = Series(HostMetrics.CpuUsagePercent, (1000, 1));
        SeriesSamples after = Series(HostMetrics.CpuUsagePercent, (2000, 2)) with { Labels = Labels.Create(HostMetrics.CpuUsagePercent.Series, new Label("agent", "7"), new Label("instance", "new")) };
        TimeseriesTable table = await ReadAsync(0, before, after);
        Assert.Equal([1000, 2000], table.TimestampsMs);
        Assert.Equal([1, 2], table.Average[0]);
    }

    [Fact]
    public async Task More_raw_points_than_allowed_are_counted_and_not_answered()
    {
        (long, double)[] many = [.. Enumerable.Range(0, TimeseriesRequest.MaxPoints + 1).Select(i => ((long)i, (double)i))];
        var reader = new TimeseriesReader(new FixedSeries(Series(HostMetrics.CpuUsagePercent, many)));
        (TimeseriesTable? table, int points) = await reader.ReadAsync(7, Request(0), Stop);
        Assert.Null(table);
        Assert.Equal(TimeseriesRequest.MaxPoints + 1, points);
    }

    private static async Task<TimeseriesTable> ReadAsync(long intervalMs, params SeriesSamples[] series) =>
        (await new TimeseriesReader(new FixedSeries(series)).ReadAsync(7, Request(intervalMs), Stop)).Table!;

    private static TimeseriesRequest Request(long intervalMs) => new(new TimeRange(0, 100_000), intervalMs, [HostMetrics.CpuUsagePercent, HostMetrics.MemoryUsageBytes]);

    private static SeriesSamples Series(HostMetric metric, params (long TimestampMs, double Value)[] samples) =>
        new(Labels.Create(metric.Series, new Label("agent", "7"), new Label("instance", "old")), samples.Select(s => s.TimestampMs).ToArray(), samples.Select(s => s.Value).ToArray());

    private sealed class FixedSeries(params SeriesSamples[] all) : ISeriesReader
    {
        public async IAsyncEnumerable<SeriesSamples> SelectAsync(
            TimeRange range, IReadOnlyList<LabelMatcher> matchers, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
        {
            await Task.CompletedTask;
            foreach (SeriesSamples one in all.Where(s => matchers.All(m => m.Matches(s.Labels))))
            {
                yield return one;
            }
        }

        public IReadOnlyList<LatestSample> Latest(IReadOnlyList<LabelMatcher> matchers, long notBeforeMs) => [];
    }
}
