using System.Collections.Concurrent;
using Vedette.Server.Fleet;

namespace Vedette.Server.Document1;

/// <summary>Rates from the counters of successive reports, by the traffic rule of document 4: a counter that fell was restarted, and what it shows came since.</summary>
internal sealed class ByteRates : IAgentListener
{
    // Over a longer silence an average says nothing about now.
    private const long LongestGapMs = 15 * 60 * 1000;

    private readonly ConcurrentDictionary<(int AgentId, string Counter), (long AtMs, long Bytes)> _last = new();

    /// <summary>Bytes per second since the report before; null for the first one, or where time did not move on.</summary>
    public double? Next(int agentId, string counter, long atMs, long bytes)
    {
        double? rate = null;
        if (_last.TryGetValue((agentId, counter), out (long AtMs, long Bytes) before))
        {
            long gap = atMs - before.AtMs;
            if (gap <= 0)
            {
                return null;
            }

            long delta = bytes < before.Bytes ? bytes : bytes - before.Bytes;
            rate = gap <= LongestGapMs ? delta * 1000.0 / gap : null;
        }

        _last[(agentId, counter)] = (atMs, bytes);
        return rate;
    }

    public void AgentChanged(AgentChange change)
    {
        if (change.Kind == AgentChangeKind.Deleted)
        {
            foreach ((int AgentId, string Counter) key in _last.Keys.Where(k => k.AgentId == change.AgentId))
            {
                _last.TryRemove(key, out _);
            }
        }
    }
}
