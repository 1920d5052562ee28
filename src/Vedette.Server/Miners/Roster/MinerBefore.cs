using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Roster;

/// <summary>What was decided of a miner before a change of many.</summary>
internal sealed record MinerBefore(int MinerId, IReadOnlyList<string> Tags, bool Paused, int? PoolId)
{
    public static MinerBefore Of(RosteredMiner miner) => new(miner.Id, miner.Tags, miner.IsPaused, miner.PoolId);
}
