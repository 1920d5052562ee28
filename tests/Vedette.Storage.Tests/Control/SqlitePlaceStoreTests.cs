namespace Vedette.Storage.Tests.Control;

public sealed class SqlitePlaceStoreTests : PlaceStoreContract, IDisposable
{
    private readonly SqliteControlStores _store = new();

    protected override ControlStores Stores => _store.Stores;

    public void Dispose() => _store.Dispose();
}
