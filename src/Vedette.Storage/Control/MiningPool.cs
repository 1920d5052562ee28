namespace Vedette.Storage.Control;

/// <summary>A pool that miners are meant to work for.</summary>
public sealed record MiningPool
{
    /// <summary>Given by the store, and never again.</summary>
    public int Id { get; init; }

    public required string Name { get; init; }

    public required string Url { get; init; }

    /// <summary>May hold *; null = any worker.</summary>
    public string? WorkerPattern { get; init; }

    /// <summary>Null = for all sites.</summary>
    public int? SiteId { get; init; }
}
