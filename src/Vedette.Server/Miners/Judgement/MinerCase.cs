using Vedette.Model.States;
using Vedette.Server.Miners.Judgement.Sightings;
using Vedette.Server.Miners.Judgement.Truth;

namespace Vedette.Server.Miners.Judgement;

/// <summary>One miner at the moment of a judgement, with everything that the verdict and the rules look at.</summary>
internal sealed class MinerCase
{
    private ShareEvidence? _shares;
    private PoolEvidence? _poolView;
    private PoolChoice? _choice;
    private RejectedShares? _rejected;
    private HardwareErrorShare? _hardwareErrors;

    public MinerCase(WatchedMiner miner, SeenEntity entity, MinerSurroundings around, long nowMs)
    {
        (Miner, Entity, Around, NowMs) = (miner, entity, around, nowMs);
        State = entity.Text(MinerFields.State);
        Claim = ClaimedRate.Of(entity);
        Expected = entity.Number(MinerFields.HashrateExpected) is > 0 and { } told ? told : ExpectedOfBoards(miner, entity) ?? OfLabel(entity);
    }

    public WatchedMiner Miner { get; }

    public SeenEntity Entity { get; }

    public MinerSurroundings Around { get; }

    public long NowMs { get; }

    public string? State { get; }

    public ClaimedRate? Claim { get; }

    /// <summary>Hashes per second that it should reach as it is set; null = not known.</summary>
    public double? Expected { get; }

    /// <summary>It says that its owner, or a tool of his, told it to rest.</summary>
    public bool IsResting => MinerWords.Is(State, MinerWords.Sleeping);

    /// <summary>It says that its mining program does not run, and not that this was wanted.</summary>
    public bool IsStopped => MinerWords.Is(State, MinerWords.Stopped);

    /// <summary>Its rates and boards can be judged: it means to mine, is past its start and does not look for its frequencies.</summary>
    public bool IsAtWork => Miner.MayHash && Miner.IsWarm;

    public bool Claims => Claim?.HashesPerSecond > 0;

    /// <summary>Some replies of the last poll are missing: what is not listed may be there.</summary>
    public bool IsPartial => Entity.Flag(MinerFields.QualityPartial) == true || Entity.Flag(MinerFields.QualityTruncated) == true;

    public ShareEvidence Shares => _shares ??= ShareEvidence.Of(this);

    public PoolEvidence PoolView => _poolView ??= PoolEvidence.Of(this);

    /// <summary>The shares contradict the claim, and the pool, where it is asked, did not see work in that very silence: then it is the count that is wrong. Of a few shares the pool is believed where it sees the claim.</summary>
    public bool NoShareCame => Shares.Says == MinerVerdicts.ClaimsOnly && !PoolView.SawWorkInSilence && (Shares.Trickle is null || PoolView.Says != MinerVerdicts.Hashing);

    public RejectedShares Rejected => _rejected ??= RejectedShares.Of(this);

    public HardwareErrorShare HardwareErrors => _hardwareErrors ??= HardwareErrorShare.Of(this);

    public PoolChoice Choice => _choice ??= PoolChoice.Of(Miner.Pools, Around.Intended);

    /// <summary>What it was sold as, as lists show it; not of one that is set to do less.</summary>
    private static double? OfLabel(SeenEntity entity) =>
        entity.Number(MinerFields.LabelHashrate) is > 0 and { } label && entity.Text(MinerFields.PowerMode)?.ToLowerInvariant() is null or "" or "normal" or "high" ? label : null;

    private static double? ExpectedOfBoards(WatchedMiner miner, SeenEntity entity)
    {
        if (miner.Boards.Count == 0 || miner.Boards.Count < (entity.Number(MinerFields.ExpectedBoards) ?? miner.MostBoards))
        {
            return null;
        }

        double sum = 0;
        foreach (SeenEntity board in miner.Boards)
        {
            sum += board.Number(MinerBoardFields.ExpectedHashrate) ?? double.NaN;
        }

        return sum > 0 ? sum : null;
    }
}
