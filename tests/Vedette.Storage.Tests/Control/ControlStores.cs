using Vedette.Storage.Control;

namespace Vedette.Storage.Tests.Control;

/// <summary>Every control port over one empty store.</summary>
public sealed record ControlStores(
    IAgentDirectory Agents,
    IAccountStore Accounts,
    ISessionStore Sessions,
    IEnrolmentTokenStore Tokens,
    IConsentLedger Consents,
    IHardwareInventory Hardware,
    ISettingsStore Settings,
    IAuditLog Audit,
    IBridgeMemory Bridge,
    PlaceStores Places)
{
    public static byte[] Hash(byte seed) => [.. Enumerable.Repeat(seed, 32)];

    public static NewAgent NewAgent(string name) => new(AgentKind.Host, name, null, null, Hash(1), 1000);

    public async Task<AgentRow> AddAgentAsync(string name) => (await Agents.AddAsync(NewAgent(name), TestContext.Current.CancellationToken))!;
}
