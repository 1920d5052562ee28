namespace Vedette.Storage.Control;

/// <summary>A hall, a box or a room of a site.</summary>
public sealed record MinerContainer
{
    /// <summary>Given by the store, and never again.</summary>
    public int Id { get; init; }

    public required int SiteId { get; init; }

    /// <summary>Unique within its site.</summary>
    public required string Name { get; init; }

    public string? Description { get; init; }
}
