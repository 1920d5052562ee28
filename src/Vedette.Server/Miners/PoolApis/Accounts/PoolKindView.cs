using Vedette.Server.Miners.PoolApis.Dialects;

namespace Vedette.Server.Miners.PoolApis.Accounts;

/// <summary>A kind of pool that can be asked.</summary>
internal sealed record PoolKindView
{
    public required string Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>name or address.</summary>
    public required PoolAccountForm AccountIs { get; init; }

    public required bool NeedsSecret { get; init; }

    /// <summary>none, token or key_and_secret.</summary>
    public required PoolSecretForm SecretIs { get; init; }

    public required string BaseUrl { get; init; }

    /// <summary>Those of its own that miners connect to; empty = the host of its API.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    public required double WindowSeconds { get; init; }

    public required bool ListsAll { get; init; }

    public static PoolKindView Of(PoolKind kind) => new()
    {
        Kind = kind.Name,
        Title = kind.Title,
        AccountIs = kind.AccountIs,
        NeedsSecret = kind.NeedsSecret,
        SecretIs = kind.SecretIs,
        BaseUrl = kind.BaseUrl,
        Hosts = kind.Hosts,
        WindowSeconds = kind.WindowSeconds,
        ListsAll = kind.ListsAll,
    };
}
