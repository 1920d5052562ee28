namespace Vedette.Storage.Control;

/// <summary>Slots for miners, in rows and columns that count from 0.</summary>
public sealed record MinerRack
{
    /// <summary>Given by the store, and never again.</summary>
    public int Id { get; init; }

    public required int SiteId { get; init; }

    public int? ContainerId { get; init; }

    /// <summary>Unique within its site.</summary>
    public required string Name { get; init; }

    public required int Rows { get; init; }

    public required int Columns { get; init; }
}
