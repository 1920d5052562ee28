using Vedette.Storage.Control;

namespace Vedette.Server.Miners.PoolApis.Accounts;

/// <summary>An account with how it fares. The secret is not in it, for nobody.</summary>
internal sealed record PoolAccountView
{
    public required int Id { get; init; }

    public required string Kind { get; init; }

    public required string Title { get; init; }

    public required string Account { get; init; }

    /// <summary>Where it is asked.</summary>
    public required string BaseUrl { get; init; }

    public required bool IsOwnBaseUrl { get; init; }

    public required IReadOnlyList<string> Hosts { get; init; }

    public required bool AllowPlaintext { get; init; }

    public required bool HasSecret { get; init; }

    public required long CreatedAt { get; init; }

    /// <summary>waiting, ok or failing.</summary>
    public required string State { get; init; }

    public required long? LastAskedAt { get; init; }

    public required long? LastSuccessAt { get; init; }

    public required long? NextAskAt { get; init; }

    /// <summary>Why the last asking failed, in a sentence.</summary>
    public required string? Error { get; init; }

    /// <summary>In the last answer.</summary>
    public required int? WorkersSeen { get; init; }

    public static PoolAccountView Of(WatchedPool pool)
    {
        PoolStanding standing = pool.Standing;
        PoolAccount account = pool.Account;
        return new PoolAccountView
        {
            Id = account.Id,
            Kind = account.Kind,
            Title = pool.Dialect.Kind.Title,
            Account = account.Account,
            BaseUrl = pool.BaseUrl.ToString(),
            IsOwnBaseUrl = account.BaseUrl is not null,
            Hosts = pool.OwnHosts,
            AllowPlaintext = account.AllowPlaintext,
            HasSecret = account.SealedSecret is not null,
            CreatedAt = account.CreatedAtMs,
            State = standing.Problem is not null ? "failing" : standing.LastSuccessMs is null ? "waiting" : "ok",
            LastAskedAt = standing.LastAskedMs,
            LastSuccessAt = standing.LastSuccessMs,
            NextAskAt = standing.NextMs,
            Error = standing.Problem,
            WorkersSeen = standing.Workers,
        };
    }
}
