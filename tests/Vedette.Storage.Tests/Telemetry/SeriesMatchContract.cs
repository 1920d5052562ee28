using Vedette.Model.Series;
using Vedette.Storage.Telemetry;

namespace Vedette.Storage.Tests.Telemetry;

/// <summary>Which series a query finds.</summary>
public abstract class SeriesMatchContract : TelemetryStoreContract
{
    private static readonly Labels[] Fleet =
    [
        Labels.Create("cpu", new Label("host", "db1"), new Label("mode", "idle")),
        Labels.Create("cpu", new Label("host", "db1"), new Label("mode", "user")),
        Labels.Create("cpu", new Label("host", "web1"), new Label("mode", "idle")),
        Labels.Create("mem", new Label("host", "db1")),
        Labels.Create("mem", new Label("host", "web1"), new Label("zone", "north\nsouth")),
    ];

    public static TheoryData<string, string, int[]> Queries => new()
    {
        { "", "", [0, 1, 2, 3, 4] },
        { "__name__=cpu", "", [0, 1, 2] },
        { "__name__=cpu", "host=db1", [0, 1] },
        { "host=db1", "mode!=idle", [1, 3] },
        { "mode=", "", [3, 4] },
        { "mode!=", "", [0, 1, 2] },
        { "mode=~idle|user", "", [0, 1, 2] },
        { "mode=~.*", "", [0, 1, 2, 3, 4] },
        { "mode=~.+", "host=~web.", [2] },
        { "mode!~i.*", "", [1, 3, 4] },
        { "mode!~.+", "__name__=mem", [3, 4] },
        { "host=~b1", "", [] },
        { "zone=~north.south", "", [4] },
        { "host=nobody", "", [] },
        { "none=nobody", "", [] },
        { "none!=nobody", "__name__!=cpu", [3, 4] },
    };

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Matchers_find(string first, string second, int[] expected)
    {
        foreach (Labels labels in Fleet)
        {
            await AppendSetAsync(labels, (NowMs, 1));
        }

        LabelMatcher[] matchers = [.. new[] { first, second }.Where(m => m != "").Select(Parse)];
        foreach (bool flushed in new[] { false, true })
        {
            IEnumerable<Labels> found = (await SelectAsync(matchers)).Select(s => s.Labels);
            Assert.Equal(expected.Select(i => Fleet[i].ToString()).Order(StringComparer.Ordinal), found.Select(l => l.ToString()).Order(StringComparer.Ordinal));
            Assert.Equal(expected.Length, Engine.Latest(matchers, 0).Count);
            await Engine.FlushAsync(Stop);
        }
    }

    [Fact]
    public async Task One_host_of_many_is_found_among_chunks_of_all()
    {
        for (int agent = 1; agent <= 40; agent++)
        {
            SpoolEpoch epoch = await OpenSpoolWithSeriesAsync(20, agent);
            await AppendAsync(epoch, 1, [.. Enumerable.Range(0, 20).Select(i => (NowMs, (uint)i, (double)(agent * 100) + i))]);
        }

        await Engine.FlushAsync(Stop);
        List<SeriesSamples> one = await SelectAsync(LabelMatcher.Equal("agent", "17"));
        Assert.Equal(Enumerable.Range(1700, 20).Select(v => (double)v), one.Select(s => s.Values.Span[0]).Order());
        Assert.Equal(80, (await SelectAsync(LabelMatcher.Equal("__name__", "metric_3"))).Count);
        Assert.Equal(4, (await SelectAsync(LabelMatcher.Equal("__name__", "metric_3"), new LabelMatcher(LabelMatchType.RegexMatch, "agent", "1|40"))).Count);
    }

    [Fact]
    public async Task A_query_stops_when_it_is_told_to()
    {
        await AppendSetAsync(Fleet[0], (NowMs, 1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (SeriesSamples _ in Engine.SelectAsync(new TimeRange(0, long.MaxValue), [], new CancellationToken(canceled: true)))
            {
            }
        });
    }

    private static LabelMatcher Parse(string text)
    {
        int at = text.IndexOfAny(['=', '!']);
        string name = text[..at];
        string rest = text[at..];
        return rest switch
        {
            ['=', '~', .. var value] => new LabelMatcher(LabelMatchType.RegexMatch, name, value),
            ['!', '~', .. var value] => new LabelMatcher(LabelMatchType.RegexNoMatch, name, value),
            ['!', '=', .. var value] => new LabelMatcher(LabelMatchType.NotEqual, name, value),
            _ => new LabelMatcher(LabelMatchType.Equal, name, rest[1..]),
        };
    }
}
