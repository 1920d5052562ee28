using System.Collections.Concurrent;
using Vedette.Storage.Control;

namespace Vedette.Server.Fleet;

/// <summary>When each agent's credential was last used: in memory at once, on the disk every few seconds, so that a call costs no durable write.</summary>
internal sealed class AgentLastSeen(AgentRegistry agents, TimeProvider clock)
{
    private readonly ConcurrentDictionary<int, long> _seen = new();
    private readonly ConcurrentDictionary<int, long> _unsaved = new();

    public void Touch(int agentId)
    {
        long now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        _seen[agentId] = now;
        _unsaved[agentId] = now;
    }

    public long? Get(int agentId) => _seen.TryGetValue(agentId, out long at) ? at : agents.Find(agentId)?.LastSeenMs;

    /// <summary>What was touched since the last call.</summary>
    public IReadOnlyList<AgentSeen> TakeUnsaved()
    {
        var taken = new List<AgentSeen>();
        foreach (KeyValuePair<int, long> entry in _unsaved)
        {
            // Removes only the value seen here: a touch in between stays for the next time.
            if (_unsaved.TryRemove(entry))
            {
                taken.Add(new AgentSeen(entry.Key, entry.Value));
            }
        }

        return taken;
    }
}
