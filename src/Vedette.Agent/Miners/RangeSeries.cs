using Vedette.Collectors;
using Vedette.Miners.Sites;
using Vedette.Model.Series;

namespace Vedette.Agent.Miners;

/// <summary>The series of one range.</summary>
internal sealed class RangeSeries(string range)
{
    private readonly Labels _duration = Labels.Create("agent_scan_duration_seconds", new Label("range", range));
    private readonly Labels _tried = Hosts(range, "tried");
    private readonly Labels _answered = Hosts(range, "answered");
    private readonly Labels _miners = Hosts(range, "miner");
    private readonly Labels _unknown = Hosts(range, "unknown");

    public void Write(SiteRange state, ISampleSink sink)
    {
        if (state.Took is { } took)
        {
            sink.Add(_duration, Math.Round(took.TotalSeconds, 1));
        }

        if (state.StartedAt is not null)
        {
            sink.Add(_tried, state.Tried);
            sink.Add(_answered, state.Answered);
        }

        sink.Add(_miners, state.Miners);
        sink.Add(_unknown, state.Unknown);
    }

    private static Labels Hosts(string range, string result) => Labels.Create("agent_scan_hosts", new Label("range", range), new Label("result", result));
}
