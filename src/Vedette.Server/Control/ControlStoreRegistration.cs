using Vedette.Storage.Control;
using Vedette.Storage.Sqlite.Control;

namespace Vedette.Server.Control;

internal static class ControlStoreRegistration
{
    /// <summary>The control ports over <c>control.db</c> in the folder <paramref name="dataFolder"/>.</summary>
    public static IServiceCollection AddControlStore(this IServiceCollection services, string dataFolder) => services
        .AddSingleton(_ => ControlDatabase.Open(Path.Join(dataFolder, "control.db")))
        .AddSingleton<IAgentDirectory, SqliteAgentDirectory>()
        .AddSingleton<IAccountStore, SqliteAccountStore>()
        .AddSingleton<ISessionStore, SqliteSessionStore>()
        .AddSingleton<IEnrolmentTokenStore, SqliteEnrolmentTokenStore>()
        .AddSingleton<IConsentLedger, SqliteConsentLedger>()
        .AddSingleton<IHardwareInventory, SqliteHardwareInventory>()
        .AddSingleton<ISettingsStore, SqliteSettingsStore>()
        .AddSingleton<IBridgeMemory, SqliteBridgeMemory>()
        .AddSingleton<ISiteStore, SqliteSiteStore>()
        .AddSingleton<IContainerStore, SqliteContainerStore>()
        .AddSingleton<IRackStore, SqliteRackStore>()
        .AddSingleton<IPoolStore, SqlitePoolStore>()
        .AddSingleton<IPoolAccountStore, SqlitePoolAccountStore>()
        .AddSingleton<IMinerRoster, SqliteMinerRoster>()
        .AddSingleton<IMinerActionStore, SqliteMinerActionStore>()
        .AddSingleton<ISavedViewStore, SqliteSavedViewStore>()
        .AddSingleton<IAuditLog, SqliteAuditLog>();
}
