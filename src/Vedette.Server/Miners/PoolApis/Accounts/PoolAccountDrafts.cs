using Vedette.Server.Miners.PoolApis.Dialects;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.PoolApis.Accounts;

/// <summary>Makes accounts of what people send.</summary>
internal sealed class PoolAccountDrafts(PoolSecrets secrets, TimeProvider clock)
{
    public PoolAccountDraft Of(NewPoolAccount body)
    {
        if (PoolDialects.Find(body.Kind)?.Kind is not { } kind)
        {
            return PoolAccountDraft.Refused($"kind must be one of {string.Join(", ", PoolDialects.All.Select(d => d.Kind.Name))}.");
        }

        var wanted = new PoolAccount { Kind = kind.Name, Account = body.Account, BaseUrl = body.BaseUrl, AllowPlaintext = body.AllowPlaintext, CreatedAtMs = clock.GetUtcNow().ToUnixTimeMilliseconds() };
        return PoolAccountRules.OfSecret(kind, body.Secret) is { } problem ? PoolAccountDraft.Refused(problem) : Check(kind, wanted, body.Hosts, body.Secret);
    }

    /// <summary>A secret that is kept goes to the address it was given for, and to no other: whoever changes the address knows the secret, or the pool's owner would have lost it to him.</summary>
    public PoolAccountDraft Of(PoolAccount known, PoolAccountChoices body)
    {
        if (PoolDialects.Find(known.Kind)?.Kind is not { } kind)
        {
            return PoolAccountDraft.Refused($"This version does not know the kind {known.Kind}.");
        }

        PoolAccount wanted = known with { Account = body.Account ?? known.Account, BaseUrl = body.BaseUrlOf(known.BaseUrl), AllowPlaintext = body.AllowPlaintext ?? known.AllowPlaintext };
        PoolAccountDraft draft = body.Secret is not null && PoolAccountRules.OfSecret(kind, body.Secret) is { } problem ? PoolAccountDraft.Refused(problem) : Check(kind, wanted, body.Hosts, body.Secret);
        return kind.NeedsSecret && body.Secret is null && draft.Account is { } account && account.BaseUrl != known.BaseUrl
            ? PoolAccountDraft.Refused("A new base_url needs the secret again: one that is kept is sent nowhere else.")
            : draft;
    }

    private PoolAccountDraft Check(PoolKind kind, PoolAccount wanted, IReadOnlyList<string>? hosts, string? secret)
    {
        string keptHosts = wanted.Hosts;
        string? keptUrl = null;
        if (PoolAccountRules.OfAccount(wanted.Account) is { } problem
            || (problem = hosts is null ? null : PoolAccountRules.OfHosts(hosts, out keptHosts)) is not null
            || (problem = wanted.BaseUrl is null ? null : PoolAccountRules.OfBaseUrl(wanted.BaseUrl, kind, wanted.AllowPlaintext, out keptUrl)) is not null)
        {
            return PoolAccountDraft.Refused(problem);
        }

        PoolAccount account = wanted with { Hosts = keptHosts, BaseUrl = keptUrl };
        return PoolAccountDraft.Of(secret is null ? account : account with { SealedSecret = secrets.Seal(secret, account) });
    }
}
