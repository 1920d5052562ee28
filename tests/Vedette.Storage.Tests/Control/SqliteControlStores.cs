using Vedette.Storage.Sqlite.Control;
using Vedette.Testing;

namespace Vedette.Storage.Tests.Control;

/// <summary>A new <c>control.db</c> that goes when the test ends.</summary>
public sealed class SqliteControlStores : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ControlDatabase _database;

    public SqliteControlStores()
    {
        _database = ControlDatabase.Open(_folder.File("control.db"));
        Stores = new ControlStores(
            new SqliteAgentDirectory(_database),
            new SqliteAccountStore(_database),
            new SqliteSessionStore(_database),
            new SqliteEnrolmentTokenStore(_database),
            new SqliteConsentLedger(_database),
            new SqliteHardwareInventory(_database),
            new SqliteSettingsStore(_database),
            new SqliteAuditLog(_database),
            new SqliteBridgeMemory(_database),
            new PlaceStores(
                new SqliteSiteStore(_database), new SqliteContainerStore(_database), new SqliteRackStore(_database), new SqlitePoolStore(_database), new SqliteMinerRoster(_database)));
    }

    public ControlStores Stores { get; }

    public string Path => _folder.File("control.db");

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
