namespace Vedette.Storage.Control;

/// <summary>A place with miners, watched by one or several agents.</summary>
public sealed record Site
{
    /// <summary>Given by the store, and never again.</summary>
    public int Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public string? Location { get; init; }

    /// <summary>By its IANA name.</summary>
    public required string TimeZone { get; init; }

    public required long CreatedAtMs { get; init; }
}
