using Vedette.Model.States;

namespace Vedette.Server.Miners.Rows;

/// <summary>How whole a miner's replies were.</summary>
internal sealed record QualityView(bool Partial, bool Truncated, IReadOnlyList<string> Missing, IReadOnlyList<string> Repaired)
{
    public static QualityView Of(EntityFacts miner) => new(
        miner.Flag(MinerFields.QualityPartial) ?? false,
        miner.Flag(MinerFields.QualityTruncated) ?? false,
        miner.Texts(MinerFields.QualityMissing),
        miner.Texts(MinerFields.QualityRepaired));
}
