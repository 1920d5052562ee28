using Vedette.Server.Miners.Judgement.Truth;
using Vedette.Server.Miners.Judgement.Wording;
using Vedette.Server.Miners.Places;

namespace Vedette.Server.Miners.Judgement;

/// <summary>What is known of a miner from elsewhere than from itself.</summary>
/// <param name="AgentSilentSinceMs">Null while its agent reports.</param>
internal sealed record MinerSurroundings(MinerPlace? Place, IReadOnlyList<IntendedPool> Intended, long? AgentSilentSinceMs, PoolWorkerView? PoolView)
{
    /// <summary>Why there is no view of the pool's.</summary>
    public Clause WhyNoView { get; init; } = PoolSilence.NoApi;

    public bool Equals(MinerSurroundings? other) =>
        other is not null && Place == other.Place && AgentSilentSinceMs == other.AgentSilentSinceMs && PoolView == other.PoolView && WhyNoView.Text == other.WhyNoView.Text && Intended.SequenceEqual(other.Intended);

    public override int GetHashCode() => HashCode.Combine(Place, AgentSilentSinceMs, PoolView, Intended.Count);
}
