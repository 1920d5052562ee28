using System.Text;
using Vedette.Agent.Snapshot.Machine;
using Vedette.Agent.Telegraf;
using Vedette.Collectors;
using Vedette.Model.Series;

namespace Vedette.Agent.Tests.Telegraf;

public sealed class TelegrafSamplesTests
{
    private readonly TelegrafSamples _samples = new();

    [Fact]
    public void A_value_is_handed_to_the_next_cycle_once_and_the_newest_counts()
    {
        Take("cpu,cpu=total,9x=y usage_idle=1,usage.user=2 1");
        Take("cpu,cpu=total,9x=y usage_idle=3 2");
        SampleSet cycle = Collect();
        Assert.Contains(cycle.All, s => s.Series.ToString() == "cpu_usage_idle{cpu=\"total\",x=\"y\"}" && s.Value == 3);
        Assert.Contains(cycle.All, s => s.Series.ToString() == "cpu_usage_user{cpu=\"total\",x=\"y\"}" && s.Value == 2);
        Assert.Null(Collect().Value("cpu_usage_idle"));
    }

    [Theory]
    [InlineData("requests value=1", "requests")]
    [InlineData("prometheus go_goroutines=1", "go_goroutines")]
    [InlineData("http_total counter=1", "http_total")]
    [InlineData("queue gauge=1,max=2", "queue_gauge queue_max")]
    [InlineData("net-stat tcp.est=1", "net_stat_tcp_est")]
    [InlineData("m,a-b=1,a_b=2 v=1\nm,a-b=1,a_b=3 v=2", "m_v{a_b=\"1;2\"} m_v{a_b=\"1;3\"}")]
    [InlineData("m,__name__=x v=1", "m_v{exported___name__=\"x\"}")]
    [InlineData("m,server=https://bob:AgS3cretPass77@h/ v=1", "m_v{server=\"https://bob:***@h/\"}")]
    [InlineData("m,api_key=AgS3cretPass77 v=1", "m_v{api_key=\"***\"}")]
    [InlineData("m,api_key=AgS3cretPass77 v=1\nm,api_key=AgS3cretPass78 v=2", "m_v{api_key=\"***\"}")]
    [InlineData("https://bob:AgS3cretPass77@h/ v=1", "https:__bob:____h__v")]
    public void Series_are_named_as_the_server_names_a_Telegrafs(string lines, string series)
    {
        foreach (string line in lines.Split('\n'))
        {
            Take(line);
        }

        Assert.Equal(series, string.Join(' ', Collect().All.Select(s => s.Series.ToString()).Where(s => !s.StartsWith("vedette_", StringComparison.Ordinal)).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void What_no_series_can_be_made_of_is_counted()
    {
        Take("диск место=1");
        Take($"m,t={new string('v', 1025)} a=1");
        Assert.Equal(2, Collect().Value("vedette_agent_telegraf_dropped_lines_total", "reason", "malformed"));
    }

    [Theory]
    [InlineData(-10_000, true)]
    [InlineData(0, true)]
    [InlineData(9_000, true)]
    [InlineData(60_000, false)]
    [InlineData(-7_200_000, false)]
    public void A_value_keeps_Telegrafs_time_where_it_is_sane(long fromNowMs, bool kept)
    {
        const long NowMs = 1_700_000_000_000;
        Take($"m a=1 {(NowMs + fromNowMs) * 1_000_000}");
        Take("n a=1");
        var cycle = new TimedSink(NowMs);
        _samples.Collect(cycle);
        Assert.Equal(kept ? NowMs + fromNowMs : NowMs, cycle.Times["m_a"]);
        Assert.Equal(NowMs, cycle.Times["n_a"]);
    }

    [Fact]
    public void A_flood_is_dropped_and_counted()
    {
        for (int i = 0; i < TelegrafSamples.MaxLinesPerCycle + 5; i++)
        {
            Take("m a=1");
        }

        SampleSet cycle = Collect();
        Assert.Equal(5, cycle.Value("vedette_agent_telegraf_dropped_lines_total", "reason", "flood"));
        Assert.Equal(1, cycle.Value("m_a"));
        Take("m a=2");
        Assert.Equal(2, Collect().Value("m_a"));
    }

    [Fact]
    public void Series_are_bounded_and_idle_ones_make_room()
    {
        for (int i = 0; i < TelegrafSamples.MaxSeries + 1; i++)
        {
            Take($"m,i={i} a=1");
        }

        Assert.Equal(TelegrafSamples.MaxSeries, Collect().Of("m_a").Count());
        Assert.Equal(1, Collect().Value("vedette_agent_telegraf_dropped_lines_total", "reason", "series_limit"));
        for (int i = 0; i < 400; i++)
        {
            Collect();
        }

        Take("other a=1");
        Assert.Equal(1, Collect().Value("other_a"));
    }

    [Fact]
    public void Garbage_is_counted()
    {
        Take("<html>");
        Take("# a comment");
        Take("");
        _samples.TakeMalformed();
        Assert.Equal(2, Collect().Value("vedette_agent_telegraf_dropped_lines_total", "reason", "malformed"));
    }

    private void Take(string line) => _samples.Take(Encoding.UTF8.GetBytes(line));

    private SampleSet Collect()
    {
        var cycle = new SampleSet(0, 0);
        _samples.Collect(cycle);
        return cycle;
    }

    /// <summary>Keeps the time of each series.</summary>
    private sealed class TimedSink(long nowMs) : ISampleSink
    {
        public Dictionary<string, long> Times { get; } = new(StringComparer.Ordinal);

        public long TimestampMs => nowMs;

        public double MonotonicSeconds => 0;

        public void Add(Labels series, double value) => AddAt(series, value, nowMs);

        public void AddAt(Labels series, double value, long timestampMs) => Times[series.ToString()!] = timestampMs;
    }
}
