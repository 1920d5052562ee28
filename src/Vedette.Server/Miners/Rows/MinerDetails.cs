using Vedette.Server.Miners.Judgement;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Rows;

/// <summary>Makes the page of one miner as it is now.</summary>
internal sealed class MinerDetails(MinerRowBook book, IMinerJudgements judgements)
{
    public MinerDetail Of(RosteredMiner miner, MinerFacts? facts, MinerRow row)
    {
        int agentId = facts?.AgentId ?? miner.AgentId;
        MinerJudgement judgement = judgements.Of(agentId, miner.Key);
        return MinerDetail.Of(row, facts) with { GivenName = miner.Name, AsOf = book.Find(agentId)?.AtMs, Witnesses = judgement.Witnesses, Findings = MinerFindings.Of(miner, judgement.Findings) };
    }
}
