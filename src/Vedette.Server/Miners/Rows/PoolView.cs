using Vedette.Model.States;

namespace Vedette.Server.Miners.Rows;

/// <summary>A pool that a miner is set to, in a reply.</summary>
internal sealed record PoolView
{
    public required long Group { get; init; }

    public required long Index { get; init; }

    public long? Priority { get; init; }

    public string? Url { get; init; }

    public string? Worker { get; init; }

    public string? Status { get; init; }

    public bool? Active { get; init; }

    public bool IsDeveloperFee { get; init; }

    public long? AcceptedTotal { get; init; }

    public long? RejectedTotal { get; init; }

    public long? StaleTotal { get; init; }

    public double? LastShareAgeSeconds { get; init; }

    public double? Difficulty { get; init; }

    public static PoolView Of(EntityFacts pool) => new()
    {
        Group = pool.Integer(MinerPoolFields.Group) ?? 0,
        Index = pool.Integer(MinerPoolFields.Index) ?? 0,
        Priority = pool.Integer(MinerPoolFields.Priority),
        Url = pool.Text(MinerPoolFields.Url),
        Worker = pool.Text(MinerPoolFields.Worker),
        Status = pool.Text(MinerPoolFields.Status),
        Active = pool.Flag(MinerPoolFields.Active),
        IsDeveloperFee = pool.Flag(MinerPoolFields.IsDeveloperFee) ?? false,
        AcceptedTotal = pool.Integer(MinerPoolFields.Accepted),
        RejectedTotal = pool.Integer(MinerPoolFields.Rejected),
        StaleTotal = pool.Integer(MinerPoolFields.Stale),
        LastShareAgeSeconds = pool.Number(MinerPoolFields.LastShareAgeSeconds),
        Difficulty = pool.Number(MinerPoolFields.Difficulty),
    };
}
