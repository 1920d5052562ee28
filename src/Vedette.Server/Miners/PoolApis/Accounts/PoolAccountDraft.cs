using Vedette.Storage.Control;

namespace Vedette.Server.Miners.PoolApis.Accounts;

/// <summary>An account as somebody wants it, or why it cannot be.</summary>
internal readonly record struct PoolAccountDraft(PoolAccount? Account, string? Problem)
{
    public static PoolAccountDraft Of(PoolAccount account) => new(account, null);

    public static PoolAccountDraft Refused(string problem) => new(null, problem);
}
