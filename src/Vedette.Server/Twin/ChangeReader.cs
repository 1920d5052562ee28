using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>Reads what changed on a host out of the rows of its states: changes are derived, never stored.</summary>
internal sealed class ChangeReader(IStateReader states)
{
    /// <summary>A chain lasts six hours at most, and a start of an agent may be anywhere: so far back the chain before the range is looked for.</summary>
    private const long LookBackMs = 31L * 24 * 60 * 60 * 1000;

    /// <summary>The newest of the range, newest first.</summary>
    public (IReadOnlyList<TimelineChange> Changes, bool Truncated) Read(int agentId, (long FromMs, long ToMs) range, KindChoice kinds, int limit)
    {
        // The oldest stands first: a removal that waited for its successor is told behind what is newer.
        var newest = new PriorityQueue<TimelineChange, (long AtMs, int Order)>();
        int order = 0;
        bool truncated = false;
        Walk(agentId, range, kinds, change =>
        {
            newest.Enqueue(change, (change.AtMs, order++));
            if (newest.Count > limit)
            {
                newest.Dequeue();
                truncated = true;
            }
        });
        return ([.. newest.UnorderedItems.OrderByDescending(c => c.Priority.AtMs).ThenBy(c => c.Priority.Order).Select(c => c.Element)], truncated);
    }

    /// <summary>All of the range, in the order in which they are found: chain by chain, mostly ascending.</summary>
    public void Walk(int agentId, (long FromMs, long ToMs) range, KindChoice kinds, Action<TimelineChange> found, CancellationToken stop = default)
    {
        WalkEntities(agentId, range, kinds, (atMs, before, after) =>
        {
            if (TimelineChange.Of(atMs, before, after) is { } change)
            {
                found(change);
            }
        }, stop);
    }

    /// <summary>As <see cref="Walk"/>, with the entities themselves, also where nothing worth telling changed.</summary>
    public void WalkEntities(int agentId, (long FromMs, long ToMs) range, KindChoice kinds, Action<long, TwinEntity?, TwinEntity?> found, CancellationToken stop = default)
    {
        var history = new ChangeHistory(kinds, (atMs, before, after) =>
        {
            if (atMs >= range.FromMs && atMs <= range.ToMs)
            {
                found(atMs, before, after);
            }
        });
        foreach (StateChain chain in Chains(agentId, range.FromMs, range.ToMs))
        {
            stop.ThrowIfCancellationRequested();
            history.BeginChain(chain.ChainMs);
            states.Read(new StateSpan(agentId, chain.ChainMs, range.ToMs, kinds.Marks), history.Row);
            history.Pass(Math.Min(chain.LastMs, range.ToMs));
        }

        history.End();
    }

    /// <summary>The chains that reach into the range, and the one before: it tells what was true when the first began.</summary>
    private List<StateChain> Chains(int agentId, long fromMs, long toMs)
    {
        IReadOnlyList<StateChain> all = states.Chains(agentId, fromMs - LookBackMs, toMs);
        int first = 0;
        while (first < all.Count && all[first].LastMs < fromMs)
        {
            first++;
        }

        return [.. all.Skip(Math.Max(0, first - 1))];
    }
}
