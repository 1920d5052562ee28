namespace Vedette.Storage.Control;

/// <summary>One miner of a run.</summary>
public sealed record MinerActionItem
{
    /// <summary>Given by the store; ascending in the order of the run.</summary>
    public int Id { get; init; }

    /// <summary>Given by the store.</summary>
    public int RunId { get; init; }

    public required int MinerId { get; init; }

    public required int SiteId { get; init; }

    public required int AgentId { get; init; }

    public required string MinerKey { get; init; }

    public MinerActionState State { get; init; } = MinerActionState.Waiting;

    /// <summary>Null until it is sent.</summary>
    public string? OrderId { get; init; }

    public long? SentAtMs { get; init; }

    public long? ExpiresAtMs { get; init; }

    public long? EndedAtMs { get; init; }

    /// <summary>done, not_allowed, refused, not_supported, credentials, unreachable, changed_identity, expired, unknown, cancelled.</summary>
    public string? Outcome { get; init; }

    /// <summary>A sentence.</summary>
    public string? Detail { get; init; }
}
