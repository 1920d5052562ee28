using Vedette.Model.Series;
using Vedette.Server.Query.Series;
using Vedette.Storage.Telemetry;

namespace Vedette.Server.Tests.Query.Series;

public sealed class SeriesFinderTests
{
    private const double Hole = double.NaN;

    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Buckets_stand_on_multiples_of_the_step_and_a_hole_is_a_hole()
    {
        SeriesBuckets found = await OneAsync(Request(5_000, 45_000, 10_000), (4_000, 99), (5_000, 1), (9_999, 3), (10_000, 7), (40_000, 0), (46_000, 99));

        Assert.Equal([2, 7, Hole, Hole, 0], found.Average);
        Assert.Equal([1, 7, Hole, Hole, 0], found.Minimum);
        Assert.Equal([3, 7, Hole, Hole, 0], found.Maximum);
        Assert.Equal([3, 7, Hole, Hole, 0], found.Of(BucketValue.Last));
    }

    [Fact]
    public async Task Stale_markers_and_infinities_are_no_samples()
    {
        SeriesBuckets found = await OneAsync(Request(0, 19_999, 10_000), (1_000, double.NaN), (2_000, 4), (11_000, double.PositiveInfinity));

        Assert.Equal([4, Hole], found.Average);
    }

    [Fact]
    public async Task A_counters_rate_is_per_second_and_its_first_bucket_knows_what_came_before()
    {
        SeriesBuckets found = await OneAsync(Request(10_000, 39_999, 10_000, rate: true), (0, 100), (10_000, 200), (20_000, 200), (30_000, 250));

        Assert.Equal([10, 0, 5], found.Average);
    }

    [Fact]
    public async Task A_restart_counts_from_zero_and_never_down()
    {
        SeriesBuckets found = await OneAsync(Request(10_000, 29_999, 10_000, rate: true), (0, 1000), (10_000, 1100), (20_000, 30));

        Assert.Equal([10, 3], found.Average);
    }

    [Fact]
    public async Task Rates_within_a_bucket_weigh_by_their_time_and_show_the_extremes()
    {
        SeriesBuckets found = await OneAsync(Request(0, 59_999, 60_000, rate: true), (0, 0), (10_000, 100), (40_000, 100));

        Assert.Equal((2.5, 0, 10, 0), (found.Average[0], found.Minimum[0], found.Maximum[0], found.Last[0]));
    }

    [Fact]
    public async Task A_rate_over_a_long_silence_is_not_told()
    {
        SeriesBuckets found = await OneAsync(Request(0, 999_999, 100_000, rate: true), (0, 0), (50_000, 50), (600_000, 600), (650_000, 700));

        Assert.Equal([1, Hole, Hole, Hole, Hole, Hole, 2, Hole, Hole, Hole], found.Average);
    }

    [Fact]
    public async Task A_series_that_ended_before_the_range_is_not_found_for_its_past()
    {
        SeriesFound? found = await new SeriesFinder(new FixedSeries(Series("a", (0, 1), (1_000, 2)))).ReadAsync(Request(10_000, 20_000, 10_000, rate: true), Stop);

        Assert.Empty(found!.Series);
    }

    [Fact]
    public async Task Selectors_add_up_and_no_series_is_answered_twice()
    {
        LabelMatcher[] a = [LabelMatcher.Equal("x", "a")];
        LabelMatcher[] both = [new LabelMatcher(LabelMatchType.RegexMatch, "x", "a|b")];
        SeriesRequest request = Request(0, 10_000, 10_000) with { Selectors = [both, a] };

        SeriesFound? found = await new SeriesFinder(new FixedSeries(Series("b", (0, 1)), Series("c", (0, 1)), Series("a", (0, 1)))).ReadAsync(request, Stop);

        Assert.Equal(["a", "b"], found!.Series.Select(s => s.Labels["x"]));
        Assert.False(found.Truncated);
    }

    [Fact]
    public async Task Beyond_the_limit_nothing_is_read_and_the_reply_says_so()
    {
        var reader = new FixedSeries([.. Enumerable.Range(0, 50).Select(i => Series($"s{i:D2}", (0, i)))]);

        SeriesFound? found = await new SeriesFinder(reader).ReadAsync(Request(0, 10_000, 10_000) with { Limit = 3 }, Stop);

        Assert.True(found!.Truncated);
        Assert.Equal(3, found.Series.Count);
        Assert.Equal(4, reader.Read);
        SeriesFound? all = await new SeriesFinder(reader).ReadAsync(Request(0, 10_000, 10_000) with { Limit = 50 }, Stop);
        Assert.False(all!.Truncated);
    }

    [Fact]
    public async Task More_samples_than_one_reply_may_read_are_no_reply()
    {
        var reader = new FixedSeries(Series("a", (0, 1), (1, 2)), Series("b", (0, 1), (1, 2)));

        Assert.NotNull(await new SeriesFinder(reader, maxSamples: 4).ReadAsync(Request(0, 10_000, 10_000), Stop));
        Assert.Null(await new SeriesFinder(reader, maxSamples: 3).ReadAsync(Request(0, 10_000, 10_000), Stop));
    }

    private static async Task<SeriesBuckets> OneAsync(SeriesRequest request, params (long AtMs, double Value)[] samples) =>
        Assert.Single((await new SeriesFinder(new FixedSeries(Series("a", samples))).ReadAsync(request, Stop))!.Series);

    private static SeriesRequest Request(long startMs, long endMs, long stepMs, bool rate = false) =>
        new([[LabelMatcher.Equal(Labels.MetricNameLabel, "m")]], new TimeRange(startMs, endMs), stepMs, BucketValue.Avg, SeriesRequest.DefaultLimit, rate);

    private static SeriesSamples Series(string x, params (long AtMs, double Value)[] samples) =>
        new(Labels.Create("m", new Label("x", x)), samples.Select(s => s.AtMs).ToArray(), samples.Select(s => s.Value).ToArray());
}
