namespace Vedette.Storage.Control;

/// <summary>An account at a pool whose own view of its workers is asked for.</summary>
public sealed record PoolAccount
{
    /// <summary>Given by the store, and never again.</summary>
    public int Id { get; init; }

    /// <summary>The pool's dialect, by its name.</summary>
    public required string Kind { get; init; }

    /// <summary>The name or the address that miners give before the worker's.</summary>
    public required string Account { get; init; }

    /// <summary>Null = where the pool's public API is.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Further hosts that miners reach the pool by, in lower case, separated by one space.</summary>
    public string Hosts { get; init; } = "";

    /// <summary>The owner's word that this account may be asked without TLS.</summary>
    public bool AllowPlaintext { get; init; }

    /// <summary>Never the secret itself: the store is copied for safety, the key that opens this is not in it.</summary>
    public string? SealedSecret { get; init; }

    public long CreatedAtMs { get; init; }
}
