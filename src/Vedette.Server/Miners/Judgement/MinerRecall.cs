using Vedette.Model.States;
using Vedette.Protocol.States;
using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Storage.States;

namespace Vedette.Server.Miners.Judgement;

/// <summary>Makes an agent's sightings of the states in the store, after a start of the server or a gap that was filled later. Of an agent without miners, only the rows that tell of new things are read.</summary>
internal sealed class MinerRecall(IStateReader states, MinerJudge judge)
{
    /// <summary>What a window holds.</summary>
    private const long LookBackMs = 2 * 60 * 60 * 1000;

    /// <summary>Null where the store knows nothing of the agent.</summary>
    /// <param name="toldAheadMs">The agent's clock minus ours, as far as known.</param>
    public SiteSightings? Read(int agentId, long toldAheadMs, long nowMs)
    {
        if (states.FindChain(agentId, long.MaxValue) is not { } newest)
        {
            return null;
        }

        long aheadMs = AgentTimes.Corrected(toldAheadMs, newest.LastMs, nowMs);
        var sightings = new SiteSightings(agentId);
        if (NewestWithoutMiners(newest) is { } last)
        {
            sightings.Follow(last);
            return sightings;
        }

        foreach (StateChain chain in states.Chains(agentId, nowMs + aheadMs - LookBackMs, long.MaxValue).Append(newest).DistinctBy(c => c.ChainMs))
        {
            states.Read(new StateSpan(agentId, chain.ChainMs, long.MaxValue), (header, payload) => Fold(sightings, header, payload, aheadMs));
        }

        return sightings;
    }

    /// <summary>As it would have been judged then, so that a finding keeps its time.</summary>
    private void Fold(SiteSightings sightings, StateHeader header, ReadOnlySpan<byte> payload, long aheadMs)
    {
        if (sightings.Fit(header) == RowFit.Past)
        {
            return;
        }

        foreach (WatchedMiner miner in sightings.Fold(payload, aheadMs))
        {
            MinerJudge.Judge(miner, judge.Around(miner, null), header.AtMs - aheadMs, true);
        }
    }

    /// <summary>The newest row that tells of things; null where there are miners among them.</summary>
    private StateHeader? NewestWithoutMiners(StateChain chain)
    {
        StateHeader? newest = null;
        bool miners = false;
        states.Read(new StateSpan(chain.AgentId, chain.ChainMs, long.MaxValue, StateMarks.Things), (header, payload) =>
        {
            newest = header;
            var reader = new StateReader(payload);
            while (!miners && reader.TryRead(out EntityDelta delta))
            {
                miners = delta.Appears && delta.Kind == EntityKind.Miner;
            }
        });
        return miners ? null : newest;
    }
}
