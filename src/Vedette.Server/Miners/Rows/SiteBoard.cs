using System.Diagnostics.CodeAnalysis;

namespace Vedette.Server.Miners.Rows;

/// <summary>A board among those of many miners.</summary>
internal sealed record SiteBoard : BoardView
{
    [SetsRequiredMembers]
    public SiteBoard(BoardView board, MinerRow miner) : base(board) =>
        (MinerId, SiteId, Name, IpAddress, Model) = (miner.Id, miner.SiteId, miner.Name, miner.IpAddress, miner.Model);

    public int MinerId { get; }

    public int SiteId { get; }

    /// <summary>Of the miner, as are the next two.</summary>
    public string Name { get; }

    public string? IpAddress { get; }

    public string? Model { get; }

    /// <summary>The model has it, and the device does not tell of it.</summary>
    public bool Lost { get; init; }
}
