using Vedette.Server.Miners.Judgement;
using Vedette.Server.Miners.Places;
using Vedette.Server.Twin;
using Vedette.Storage.Control;
using Vedette.Storage.States;

namespace Vedette.Server.Miners.Rows;

/// <summary>A miner as it was at a moment, and what changed on it: from the states of the agent that saw it last.</summary>
internal sealed class MinerPast(TwinReader twins, ChangeReader changes, PlaceBook places)
{
    /// <summary>Nobody judges the past: what its witnesses said then is in its figures.</summary>
    private static readonly MinerJudgement Unjudged = new(MinerStatus.Unknown, [], [], []);

    public MinerDetail At(RosteredMiner miner, long atMs)
    {
        TwinSnapshot? state = twins.Read(miner.AgentId, atMs).Snapshot;
        MinerFacts? facts = state is null ? null : AgentMiners.OfOne(miner.AgentId, state, miner.Key);
        MinerRow row = MinerRows.Row(miner with { GoneAtMs = null }, facts?.Told, state?.AtMs ?? 0, Unjudged, atMs);
        return MinerDetail.Of(MinerRows.Placed(row, places.Map), facts) with { GivenName = miner.Name, At = atMs, AsOf = state?.AtMs };
    }

    public ChangesReply Changes(RosteredMiner miner, (long FromMs, long ToMs) range, int limit, CancellationToken stop)
    {
        var found = new List<TimelineChange>();
        string parts = miner.Key + "/";
        changes.Walk(miner.AgentId, range, KindChoice.OfMiners, change =>
        {
            if (change.Key == miner.Key || change.Key.StartsWith(parts, StringComparison.Ordinal))
            {
                found.Add(change);
            }
        }, stop);
        return new ChangesReply([.. found.OrderByDescending(c => c.AtMs).Take(limit)], found.Count > limit);
    }
}
