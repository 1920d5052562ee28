using System.Collections.Concurrent;
using Vedette.Server.Fleet;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>The newest state of every host that somebody looked at. Beyond a bound the ones that were not looked at for longest are let go, and read from the store at their next need.</summary>
/// <param name="states">Found when it is first needed: the store is opened with those who listen to it.</param>
internal sealed class LiveTwins(Lazy<IStateReader> states, TimeProvider clock) : IStateCommitListener, IAgentListener
{
    /// <summary>A host with 200 processes and 1,000 packages takes half a megabyte.</summary>
    private const long MostBytes = 256L << 20;

    private readonly ConcurrentDictionary<int, (LiveTwin Twin, long UsedAt)> _twins = new();

    /// <summary>Null where the host never sent a state.</summary>
    public TwinSnapshot? Newest(int agentId)
    {
        TwinSnapshot? newest = Use(agentId).Read();
        LetGo(agentId);
        return newest;
    }

    public LiveTwin Use(int agentId)
    {
        long now = clock.GetTimestamp();
        return _twins.AddOrUpdate(agentId, id => (new LiveTwin(id, states.Value), now), (_, known) => (known.Twin, now)).Twin;
    }

    public void Committed(CommittedState state)
    {
        if (_twins.TryGetValue(state.AgentId, out (LiveTwin Twin, long UsedAt) known))
        {
            known.Twin.Committed(state);
        }
    }

    public void AgentChanged(AgentChange change)
    {
        if (change.Kind == AgentChangeKind.Deleted)
        {
            _twins.TryRemove(change.AgentId, out _);
        }
    }

    private void LetGo(int butAgentId)
    {
        long bytes = _twins.Values.Sum(t => t.Twin.Bytes);
        if (bytes <= MostBytes)
        {
            return;
        }

        foreach ((int agentId, (LiveTwin twin, _)) in _twins.OrderBy(t => t.Value.UsedAt))
        {
            if (agentId != butAgentId && !twin.IsWatched)
            {
                bytes -= twin.Bytes;
                twin.Forget();
                if (bytes <= MostBytes)
                {
                    return;
                }
            }
        }
    }
}
