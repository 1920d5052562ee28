namespace Vedette.Storage.Control;

/// <summary>A miner that was seen once: its number, and what people decided about it.</summary>
public sealed record RosteredMiner
{
    /// <summary>Given at first sight, and never again.</summary>
    public required int Id { get; init; }

    public required int SiteId { get; init; }

    /// <summary>Unique within its site: a MAC, <c>serial:…</c> or <c>ip:ADDRESS:PORT</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The agent that saw it last.</summary>
    public required int AgentId { get; init; }

    public string? Name { get; init; }

    public int? ContainerId { get; init; }

    public int? RackId { get; init; }

    /// <summary>Null while it has no slot; together with <see cref="RackColumn"/>.</summary>
    public int? RackRow { get; init; }

    public int? RackColumn { get; init; }

    /// <summary>The pool it is meant for; null = those of its site.</summary>
    public int? PoolId { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Its owner wants it to rest.</summary>
    public bool IsPaused { get; init; }

    public required long FirstSeenMs { get; init; }

    /// <summary>When it left its agent's state; null while it is in it.</summary>
    public long? GoneAtMs { get; init; }
}
