namespace Vedette.Storage.Control;

/// <summary>One agent as stored. The id is given once and never again, also after deletion.</summary>
public sealed record AgentRow
{
    public required int Id { get; init; }

    public required AgentKind Kind { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public int? SiteId { get; init; }

    /// <summary>Document 1's name for the installation, bound at the key's first use.</summary>
    public string? AgentUid { get; init; }

    /// <summary>SHA-256 of the secret of the key in force; null where the key was revoked.</summary>
    public byte[]? KeyHash { get; init; }

    /// <summary>Made by the open mode for who calls without a key. Ends for good where it is given a key or has one revoked.</summary>
    public bool IsKeyless { get; init; }

    public required long CreatedAtMs { get; init; }

    /// <summary>Null until the first call.</summary>
    public long? LastSeenMs { get; init; }

    public string? IpAddress { get; init; }

    /// <summary>Document 4's enum name: OS_TYPE_LINUX ...</summary>
    public string? OsType { get; init; }

    public string? OsName { get; init; }

    public string? AgentVersion { get; init; }

    /// <summary>A JSON object with what the handshake or the registration told beyond the columns.</summary>
    public string? Metadata { get; init; }
}
