namespace Vedette.Server.Miners.PoolApis.Accounts;

/// <param name="Kind">A name of <c>GET /api/pool-accounts/kinds</c>.</param>
/// <param name="Account">What miners give before the worker's name.</param>
/// <param name="Secret">Where the kind wants one; never told again.</param>
/// <param name="BaseUrl">Null = the pool's public API.</param>
/// <param name="Hosts">Further hosts that miners reach the pool by: a proxy, an own name.</param>
internal sealed record NewPoolAccount(string Kind, string Account, string? Secret = null, string? BaseUrl = null, IReadOnlyList<string>? Hosts = null, bool AllowPlaintext = false)
{
    public override string ToString() => $"{Kind} {Account}";
}
