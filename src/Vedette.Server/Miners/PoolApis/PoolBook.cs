using Vedette.Server.Miners.PoolApis.Accounts;
using Vedette.Server.Miners.PoolApis.Asking;
using Vedette.Server.Miners.PoolApis.Dialects;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.PoolApis;

/// <summary>All accounts in memory, over the table on disk. Every change goes to the disk first, then what is there now is read back and swapped in; an account that did not change keeps what was seen.</summary>
internal sealed class PoolBook(IPoolAccountStore store, PoolClient client, PoolSecrets secrets, PoolEvents events, TimeProvider clock) : IHostedLifecycleService, IDisposable
{
    /// <summary>Braiins Pool allows one request in five seconds; nobody else is asked faster either.</summary>
    public static readonly TimeSpan ShortestGap = TimeSpan.FromSeconds(5);

    // Held over "write, read back, swap", so that a slower change cannot put older rows into the list.
    private readonly SemaphoreSlim _changing = new(1, 1);
    private IReadOnlyList<WatchedPool> _pools = [];

    public IReadOnlyList<WatchedPool> Pools => Volatile.Read(ref _pools);

    public WatchedPool? Find(int id) => Pools.FirstOrDefault(p => p.Account.Id == id);

    public async Task<T> ChangeAsync<T>(Func<IPoolAccountStore, ValueTask<T>> change, CancellationToken stop)
    {
        await _changing.WaitAsync(stop);
        try
        {
            T result = await change(store);
            // Not to be cancelled: what is on the disk now must come into the list.
            await ReadAsync(CancellationToken.None);
            return result;
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>Null where it was asked a moment ago.</summary>
    public Task<PoolReading?> AskAsync(WatchedPool pool, CancellationToken stop) => pool.AskAsync(
        async () =>
        {
            PoolReading reading = await AskNowAsync(pool, stop);
            events.Asked(pool, reading);
            return reading;
        },
        clock, ShortestGap, stop);

    /// <summary>Before anything listens: a request that came first would find no accounts.</summary>
    public Task StartingAsync(CancellationToken cancellationToken) => ReadAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _changing.Dispose();

    private async Task<PoolReading> AskNowAsync(WatchedPool pool, CancellationToken stop)
    {
        string? secret = null;
        if (pool.Dialect.Kind.NeedsSecret && (secret = secrets.Open(pool.Account)) is null)
        {
            return PoolReading.Failed("The account's secret cannot be read on this server: enter it again.", isRefusal: true);
        }

        return await client.AskAsync(pool.Dialect, pool.BaseUrl, new PoolQuestion(pool.Account.Account, secret), stop);
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        var kept = Pools.ToDictionary(p => p.Account.Id);
        var next = new List<WatchedPool>();
        foreach (PoolAccount account in await store.ListAsync(stop))
        {
            if (kept.TryGetValue(account.Id, out WatchedPool? known) && known.Account == account)
            {
                next.Add(known);
            }
            else if (PoolDialects.Find(account.Kind) is { } dialect)
            {
                next.Add(new WatchedPool(account, dialect, Random.Shared.NextDouble));
            }
            else
            {
                // Written by a newer version; it stays on the disk.
                events.KindUnknown(account);
            }
        }

        Volatile.Write(ref _pools, next);
    }
}
