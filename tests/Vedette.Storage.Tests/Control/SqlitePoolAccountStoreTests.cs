using Vedette.Storage.Control;
using Vedette.Storage.Sqlite.Control;
using Vedette.Testing;

namespace Vedette.Storage.Tests.Control;

public sealed class SqlitePoolAccountStoreTests : PoolAccountStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ControlDatabase _database;

    public SqlitePoolAccountStoreTests()
    {
        _database = ControlDatabase.Open(_folder.File("control.db"));
        Store = new SqlitePoolAccountStore(_database);
    }

    protected override IPoolAccountStore Store { get; }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
