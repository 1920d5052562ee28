using Vedette.Agent.Scheduling;
using Vedette.Collectors;
using Vedette.Miners.Sites;

namespace Vedette.Agent.Miners;

/// <summary>
/// The miners of the site as series, each read once, in the first cycle behind it: a miner is read once a minute, and writing its figures with every cycle would tell of readings that were not taken.
/// </summary>
internal sealed class MinerSamples(MinerSite site) : ICollector
{
    private readonly Dictionary<string, MinerSeriesWriter> _miners = new(StringComparer.Ordinal);
    private readonly SiteSeries _site = new(site);

    public string Name => "miners";

    public void Collect(ISampleSink sink)
    {
        // Nothing is computed over time here, and what this sink takes is lost.
        if (sink is BaselineSink)
        {
            return;
        }

        IReadOnlyList<SiteMiner> miners = site.Miners;
        foreach (SiteMiner miner in miners)
        {
            if (!_miners.TryGetValue(miner.Key, out MinerSeriesWriter? writer))
            {
                _miners.Add(miner.Key, writer = new MinerSeriesWriter(miner.Key));
            }

            Write(miner, writer, sink);
        }

        if (_miners.Count > miners.Count)
        {
            ForgetOthers(miners);
        }

        _site.Write(sink);
    }

    private void Write(SiteMiner miner, MinerSeriesWriter writer, ISampleSink sink)
    {
        if (miner.IsOffline || miner.IsDisplaced)
        {
            if (writer.OfflineToldAt is not { } told || sink.MonotonicSeconds - told >= site.PollInterval.TotalSeconds)
            {
                writer.WriteOffline(sink);
            }
        }
        else if (miner.Snapshot is { } snapshot && miner.ReadNumber != writer.LastRead)
        {
            writer.Write(miner, snapshot, sink);
        }
    }

    private void ForgetOthers(IReadOnlyList<SiteMiner> miners)
    {
        HashSet<string> keys = new(StringComparer.Ordinal);
        foreach (SiteMiner miner in miners)
        {
            keys.Add(miner.Key);
        }

        foreach (string key in _miners.Keys.Where(k => !keys.Contains(k)).ToList())
        {
            _miners.Remove(key);
        }
    }
}
