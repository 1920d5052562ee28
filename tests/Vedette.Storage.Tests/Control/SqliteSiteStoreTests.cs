namespace Vedette.Storage.Tests.Control;

public sealed class SqliteSiteStoreTests : SiteStoreContract, IDisposable
{
    private readonly SqliteControlStores _store = new();

    protected override ControlStores Stores => _store.Stores;

    public void Dispose() => _store.Dispose();
}
