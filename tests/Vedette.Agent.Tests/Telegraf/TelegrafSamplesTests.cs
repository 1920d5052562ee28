using System.Text;
using Vedette.Agent.Snapshot.Machine;
using Vedette.Agent.Telegraf;

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
        Assert.Contains(cycle.All, s => s.Series.ToString() == "cpu_usage_idle{_9x=\"y\",cpu=\"total\"}" && s.Value == 3);
        Assert.Contains(cycle.All, s => s.Series.ToString() == "cpu_usage_user{_9x=\"y\",cpu=\"total\"}" && s.Value == 2);
        Assert.Null(Collect().Value("cpu_usage_idle"));
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
}
