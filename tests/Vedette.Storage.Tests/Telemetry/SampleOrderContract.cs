using Vedette.Model.Series;
using Vedette.Storage.Telemetry;

namespace Vedette.Storage.Tests.Telemetry;

/// <summary>In whatever order samples come, they are read ascending, one per timestamp, the last that came.</summary>
public abstract class SampleOrderContract : TelemetryStoreContract
{
    private static readonly Labels Load = Labels.Create("load", new Label("agent", "7"));

    [Fact]
    public async Task Samples_without_numbers_replace_those_of_the_same_time()
    {
        await AppendSetAsync(Load, (NowMs, 1), (NowMs - 1000, 2), (NowMs, 3));
        Assert.Equal([(NowMs - 1000, 2.0), (NowMs, 3.0)], await SamplesOfAsync(Load));
        await AppendSetAsync(Load, (NowMs - 1000, 4));
        await AppendSetAsync(Load, (NowMs, 5));
        await AppendSetAsync(Load, (NowMs, 5));
        await EverywhereAsync(async () => Assert.Equal([(NowMs - 1000, 4.0), (NowMs, 5.0)], await SamplesOfAsync(Load)));
    }

    [Fact]
    public async Task A_later_sample_replaces_one_that_was_flushed_before_it()
    {
        await AppendSetAsync(Load, (NowMs - 2000, 1), (NowMs - 1000, 1), (NowMs, 1));
        await Engine.FlushAsync(Stop);
        await AppendSetAsync(Load, (NowMs - 1000, 2));
        Assert.Equal([1.0, 2.0, 1.0], (await SamplesOfAsync(Load)).Select(s => s.Value));
        await EverywhereAsync(async () => Assert.Equal([1.0, 2.0, 1.0], (await SamplesOfAsync(Load)).Select(s => s.Value)));
    }

    [Fact]
    public async Task A_backlog_behind_fresh_samples_is_read_before_them()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1);
        long freshMs = NowMs - 100_000;
        long backlogMs = NowMs - 5_000_000;
        for (int i = 0; i < 600; i++)
        {
            await AppendAsync(epoch, (ulong)(i * 2) + 1, (freshMs + (i * 100), 0, i));
            await AppendAsync(epoch, (ulong)(i * 2) + 2, (backlogMs + (i * 1000), 0, -i));
        }

        (long, double)[] expected = [.. Enumerable.Range(0, 600).Select(i => (backlogMs + (i * 1000L), (double)-i)), .. Enumerable.Range(0, 600).Select(i => (freshMs + (i * 100L), (double)i))];
        await EverywhereAsync(async () => Assert.Equal(expected, await SamplesOfAsync(SeriesOf(Agent, 0))));
    }

    [Fact]
    public async Task Samples_in_any_order_and_often_twice_are_read_as_a_dictionary_would()
    {
        var random = new Random(20260301);
        var expected = new SortedDictionary<long, double>();
        for (int round = 0; round < 60; round++)
        {
            (long, double)[] samples = [.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => (NowMs - (random.Next(300) * 60_000L), (double)random.Next(1000)))];
            foreach ((long timestampMs, double value) in samples)
            {
                expected[timestampMs] = value;
            }

            await AppendSetAsync(Load, samples);
            if (round % 13 == 12)
            {
                await Engine.FlushAsync(Stop);
            }

            if (round % 17 == 16)
            {
                await RestartAsync();
            }
        }

        await EverywhereAsync(async () => Assert.Equal(expected.Select(s => (s.Key, s.Value)), await SamplesOfAsync(Load)));
    }

    [Fact]
    public async Task Values_keep_every_bit()
    {
        double[] values = [BitConverter.UInt64BitsToDouble(0x7FF0_0000_0000_0002), double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 0.0, double.Epsilon, double.MaxValue, 0.1];
        await AppendSetAsync(Load, [.. values.Select((v, i) => (NowMs + i, v))]);
        await EverywhereAsync(async () => Assert.Equal(
            values.Select(BitConverter.DoubleToUInt64Bits), (await SamplesOfAsync(Load)).Select(s => BitConverter.DoubleToUInt64Bits(s.Value))));
    }

    [Fact]
    public async Task Long_series_are_cut_into_chunks_and_read_whole_and_in_part()
    {
        SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(1);
        long firstMs = NowMs - 9_000_000;
        for (int i = 0; i < 30; i++)
        {
            await AppendAsync(epoch, (ulong)i + 1, [.. Enumerable.Range(i * 100, 100).Select(n => (firstMs + (n * 3000L), 0u, (double)n))]);
        }

        await EverywhereAsync(async () =>
        {
            Assert.Equal(Enumerable.Range(0, 3000).Select(n => (firstMs + (n * 3000L), (double)n)), await SamplesOfAsync(SeriesOf(Agent, 0)));
            SeriesSamples part = Assert.Single(await SelectAsync(new TimeRange(firstMs + 3000, firstMs + 6000)));
            Assert.Equal([1.0, 2.0], part.Values.ToArray());
            Assert.Empty(await SelectAsync(new TimeRange(firstMs + 1, firstMs + 2)));
            Assert.Empty(await SelectAsync(new TimeRange(firstMs + 6000, firstMs)));
        });
    }

    [Fact]
    public async Task The_newest_sample_is_known_at_once_and_after_a_start()
    {
        Labels silent = Load.With("cpu", "1");
        await AppendSetAsync(silent, (NowMs - 7_200_000, 1), (NowMs - 7_100_000, 2));
        await AppendSetAsync(Load, (NowMs, 3), (NowMs - 1000, 4));
        await EverywhereAsync(() =>
        {
            Assert.Equal([new(Load, NowMs, 3), new(silent, NowMs - 7_100_000, 2)], Engine.Latest([], 0).OrderByDescending(l => l.TimestampMs));
            Assert.Equal(Load, Assert.Single(Engine.Latest([], NowMs - 60_000)).Labels);
            return Task.CompletedTask;
        });
        await AppendSetAsync(silent, (NowMs - 7_150_000, 9));
        Assert.Contains(new LatestSample(silent, NowMs - 7_100_000, 2), Engine.Latest([], 0));
    }

    /// <summary>The same holds in the head, after a restart, in chunks, and after a restart from chunks.</summary>
    private async Task EverywhereAsync(Func<Task> holds)
    {
        await holds();
        await RestartAsync();
        await holds();
        await Engine.FlushAsync(Stop);
        await holds();
        await RestartAsync();
        await holds();
        Assert.Empty(Engine.CheckIntegrity());
    }
}
