namespace Vedette.Server.Miners.Places;

/// <summary>All places in memory, over the tables on disk. Every change goes to the disk first, then what is there now is read back and swapped in: the tables are small.</summary>
internal sealed class PlaceBook(PlaceStores stores) : IHostedLifecycleService, IDisposable
{
    // Held over "write, read back, swap", so that a slower change cannot put older rows into the map.
    private readonly SemaphoreSlim _changing = new(1, 1);
    private PlaceMap _map = PlaceMap.Empty;

    public PlaceMap Map => Volatile.Read(ref _map);

    public async Task<T> ChangeAsync<T>(Func<PlaceStores, ValueTask<T>> change, CancellationToken stop)
    {
        await _changing.WaitAsync(stop);
        try
        {
            T result = await change(stores);
            // Not to be cancelled: what is on the disk now must come into the map.
            await ReadAsync(CancellationToken.None);
            return result;
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>Before anything listens: a request that came first would find no sites.</summary>
    public Task StartingAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _changing.Dispose();

    private async Task ReadAsync(CancellationToken stop) => Volatile.Write(
        ref _map, new PlaceMap(await stores.Sites.ListAsync(stop), await stores.Containers.ListAsync(stop), await stores.Racks.ListAsync(stop), await stores.Pools.ListAsync(stop)));
}
