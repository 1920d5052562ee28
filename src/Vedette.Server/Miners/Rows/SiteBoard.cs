using System.Diagnostics.CodeAnalysis;
using Vedette.Server.Miners.Judgement.Rules;

namespace Vedette.Server.Miners.Rows;

/// <summary>A board among those of many miners.</summary>
internal sealed record SiteBoard : BoardView
{
    [SetsRequiredMembers]
    public SiteBoard(BoardView board, MinerRow miner) : base(board) =>
        (MinerId, SiteId, Name, IpAddress, Model, Algorithm, HeatLimits) = (miner.Id, miner.SiteId, miner.Name, miner.IpAddress, miner.Model, miner.Algorithm, miner.HeatLimits);

    public int MinerId { get; }

    public int SiteId { get; }

    /// <summary>Of the miner, as are the next four.</summary>
    public string Name { get; }

    public string? IpAddress { get; }

    public string? Model { get; }

    public string? Algorithm { get; }

    public HeatLimits HeatLimits { get; }

    /// <summary>The model has it, and the device does not tell of it.</summary>
    public bool Lost { get; init; }
}
