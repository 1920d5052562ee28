using Vedette.Storage.Control;
using Vedette.Storage.Sqlite.Control;
using Vedette.Testing;

namespace Vedette.Storage.Tests.Control;

public sealed class SqliteMinerActionStoreTests : MinerActionStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ControlDatabase _database;

    public SqliteMinerActionStoreTests()
    {
        _database = ControlDatabase.Open(_folder.File("control.db"));
        Store = new SqliteMinerActionStore(_database);
    }

    protected override IMinerActionStore Store { get; }

    protected override async Task<int> AddAgentAsync() =>
        (await new SqliteAgentDirectory(_database).AddAsync(ControlStores.NewAgent("north-agent"), TestContext.Current.CancellationToken))!.Id;

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }
}
