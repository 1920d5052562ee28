using Vedette.Storage.Control;

namespace Vedette.Server.Miners.PoolApis.Accounts;

/// <summary>An account with how it fares. The secret is not in it, for nobody.</summary>
/// <param name="BaseUrl">Where it is asked.</param>
/// <param name="State">waiting, ok or failing.</param>
/// <param name="Error">Why the last asking failed, in a sentence.</param>
/// <param name="WorkersSeen">In the last answer.</param>
internal sealed record PoolAccountView(
    int Id, string Kind, string Title, string Account, string BaseUrl, bool IsOwnBaseUrl, IReadOnlyList<string> Hosts, bool AllowPlaintext, bool HasSecret, long CreatedAt,
    string State, long? LastAskedAt, long? LastSuccessAt, long? NextAskAt, string? Error, int? WorkersSeen)
{
    public static PoolAccountView Of(WatchedPool pool)
    {
        PoolStanding standing = pool.Standing;
        PoolAccount account = pool.Account;
        string state = standing.Problem is not null ? "failing" : standing.LastSuccessMs is null ? "waiting" : "ok";
        return new PoolAccountView(
            account.Id, account.Kind, pool.Dialect.Kind.Title, account.Account, pool.BaseUrl.ToString(), account.BaseUrl is not null, pool.OwnHosts, account.AllowPlaintext, account.SealedSecret is not null, account.CreatedAtMs,
            state, standing.LastAskedMs, standing.LastSuccessMs, standing.NextMs, standing.Problem, standing.Workers);
    }
}
