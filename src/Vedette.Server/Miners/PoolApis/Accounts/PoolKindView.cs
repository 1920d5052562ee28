using Vedette.Server.Miners.PoolApis.Dialects;

namespace Vedette.Server.Miners.PoolApis.Accounts;

/// <param name="AccountIs">name or address.</param>
/// <param name="Hosts">Those of its own that miners connect to; empty = the host of its API.</param>
internal sealed record PoolKindView(string Kind, string Title, PoolAccountForm AccountIs, bool NeedsSecret, string BaseUrl, IReadOnlyList<string> Hosts, double WindowSeconds, bool ListsAll)
{
    public static PoolKindView Of(PoolKind kind) => new(kind.Name, kind.Title, kind.AccountIs, kind.NeedsSecret, kind.BaseUrl, kind.Hosts, kind.WindowSeconds, kind.ListsAll);
}
