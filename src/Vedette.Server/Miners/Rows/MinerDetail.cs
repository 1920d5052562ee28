using System.Diagnostics.CodeAnalysis;
using Vedette.Model.States;
using Vedette.Server.Miners.Judgement;

namespace Vedette.Server.Miners.Rows;

/// <summary>One miner with everything that is known of it.</summary>
internal sealed record MinerDetail : MinerRow
{
    [SetsRequiredMembers]
    public MinerDetail(MinerRow row) : base(row)
    {
    }

    /// <summary>The moment that was asked for; null = now.</summary>
    public long? At { get; init; }

    /// <summary>When the agent's state was read that this is from; null where nothing is known of that moment.</summary>
    public long? AsOf { get; init; }

    /// <summary>What a person called it; null = it goes by the name it has from its model and address.</summary>
    public string? GivenName { get; init; }

    public string? RawModel { get; init; }

    public string? ApiVersion { get; init; }

    public string? ControlBoard { get; init; }

    public IReadOnlyList<string> Transports { get; init; } = [];

    public bool IsAmbiguous { get; init; }

    public string? StateText { get; init; }

    public string? PowerMode { get; init; }

    public string? PowerSource { get; init; }

    public double? PowerLimitWatts { get; init; }

    public long? ExpectedBoards { get; init; }

    public long? ExpectedFans { get; init; }

    public long? DiscoveredAt { get; init; }

    public long? MissedPolls { get; init; }

    /// <summary>Every other figure that was read, by the name of its field.</summary>
    public IReadOnlyDictionary<string, double> Readings { get; init; } = new Dictionary<string, double>();

    public IReadOnlyList<BoardView> Boards { get; init; } = [];

    public IReadOnlyList<PoolView> Pools { get; init; } = [];

    public IReadOnlyList<FanView> FanList { get; init; } = [];

    public IReadOnlyList<MinerErrorView> Errors { get; init; } = [];

    public IReadOnlyList<EvidenceView> Evidence { get; init; } = [];

    public QualityView? Quality { get; init; }

    public IReadOnlyList<string> RawReplies { get; init; } = [];

    public IReadOnlyList<MinerWitness> Witnesses { get; init; } = [];

    public IReadOnlyList<FindingView> Findings { get; init; } = [];

    public static MinerDetail Of(MinerRow row, MinerFacts? facts)
    {
        if (facts is null)
        {
            return new MinerDetail(row);
        }

        EntityFacts miner = facts.Miner;
        bool shown = row.Figures is not null;
        return new MinerDetail(row)
        {
            RawModel = miner.Text(MinerFields.RawModel),
            ApiVersion = miner.Text(MinerFields.ApiVersion),
            ControlBoard = miner.Text(MinerFields.ControlBoard),
            Transports = miner.Texts(MinerFields.Transports),
            IsAmbiguous = miner.Flag(MinerFields.IsAmbiguous) ?? false,
            StateText = miner.Text(MinerFields.StateText),
            PowerMode = miner.Text(MinerFields.PowerMode),
            PowerSource = miner.Text(MinerFields.PowerSource),
            PowerLimitWatts = miner.Number(MinerFields.PowerLimitWatts),
            ExpectedBoards = miner.Integer(MinerFields.ExpectedBoards),
            ExpectedFans = miner.Integer(MinerFields.ExpectedFans),
            DiscoveredAt = miner.Integer(MinerFields.DiscoveredAt),
            MissedPolls = miner.Integer(MinerFields.MissedPolls),
            Readings = shown ? FiguresOf(miner) : new Dictionary<string, double>(),
            Boards = shown ? [.. facts.Boards.Select(BoardView.Of)] : [],
            Pools = [.. facts.Pools.Select(PoolView.Of)],
            FanList = shown ? [.. facts.Fans.Select(FanView.Of)] : [],
            Errors = [.. miner.Texts(MinerFields.Errors).Select(MinerErrorView.Of)],
            Evidence = [.. miner.Texts(MinerFields.Evidence).Select(EvidenceView.Of)],
            Quality = QualityView.Of(miner),
            RawReplies = miner.Texts(MinerFields.RawReplies),
        };
    }

    private static Dictionary<string, double> FiguresOf(EntityFacts miner)
    {
        var figures = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (EntityField field in MinerFields.Schema.Fields.Where(f => f.Section == FieldSection.Readings))
        {
            if (miner.Number(field) is double known)
            {
                figures[field.Name] = known;
            }
        }

        return figures;
    }
}
