using Vedette.Storage.Control;
using Vedette.Storage.Sqlite.Control;
using Vedette.Testing;

namespace Vedette.Storage.Tests.Control;

public sealed class SqliteSavedViewStoreTests : SavedViewStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ControlDatabase _database;

    public SqliteSavedViewStoreTests()
    {
        _database = ControlDatabase.Open(_folder.File("control.db"));
        (Store, Accounts) = (new SqliteSavedViewStore(_database), new SqliteAccountStore(_database));
    }

    protected override ISavedViewStore Store { get; }

    protected override IAccountStore Accounts { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
