using System.Collections.Concurrent;
using Vedette.Storage.Control;

namespace Vedette.Server.Miners.Roster;

/// <summary>Every miner that was seen once, in memory over the table on disk. Every change goes to the disk first.</summary>
internal sealed class MinerRoster(IMinerRoster store) : IHostedLifecycleService, IDisposable
{
    // Held over "write, take in", so that a slower change cannot put an older row into memory.
    private readonly SemaphoreSlim _changing = new(1, 1);
    private readonly ConcurrentDictionary<int, RosteredMiner> _byId = new();
    private readonly ConcurrentDictionary<(int SiteId, string Key), int> _ids = new();

    /// <summary>In no order; a walk holds nothing up.</summary>
    public IEnumerable<RosteredMiner> All => _byId.Select(m => m.Value);

    public RosteredMiner? Find(int id) => _byId.GetValueOrDefault(id);

    public RosteredMiner? Find(int siteId, string key) => _ids.TryGetValue((siteId, key), out int id) ? Find(id) : null;

    /// <summary>Gives numbers; see <see cref="IMinerRoster.SightAsync"/>.</summary>
    public Task SightAsync(IReadOnlyList<MinerSighting> sightings, CancellationToken stop) => ChangeAsync(
        async () =>
        {
            foreach (RosteredMiner miner in await store.SightAsync(sightings, stop))
            {
                Take(miner);
            }

            return sightings.Count;
        },
        stop);

    public Task LeaveAsync(IReadOnlyList<RosteredMiner> gone, long atMs, CancellationToken stop) => ChangeAsync(
        async () =>
        {
            await store.LeaveAsync([.. gone.Select(m => m.Id)], atMs, stop);
            foreach (RosteredMiner miner in gone)
            {
                Take((Find(miner.Id) ?? miner) with { GoneAtMs = atMs });
            }

            return gone.Count;
        },
        stop);

    /// <summary>Stores what people decided of some miners, for all or for none.</summary>
    /// <param name="decide">Called under the lock with each as it is now.</param>
    public Task<PlaceOutcome> DecideAsync(IReadOnlyList<int> ids, Func<RosteredMiner, RosteredMiner> decide, CancellationToken stop) => ChangeAsync(
        async () =>
        {
            RosteredMiner[] decided = [.. ids.Select(Find).OfType<RosteredMiner>().Select(decide)];
            PlaceOutcome outcome = decided.Length < ids.Count ? PlaceOutcome.NotFound : await store.DecideAsync(decided, stop);
            foreach (RosteredMiner miner in outcome == PlaceOutcome.Done ? decided : [])
            {
                Take(miner);
            }

            return outcome;
        },
        stop);

    public Task<bool> DeleteAsync(int id, CancellationToken stop) => ChangeAsync(
        async () =>
        {
            bool deleted = await store.DeleteAsync(id, stop);
            Drop(id);
            return deleted;
        },
        stop);

    /// <summary>After a place or a pool went, which its miners stood in.</summary>
    public Task ReadAgainAsync() => ChangeAsync(
        async () =>
        {
            IReadOnlyList<RosteredMiner> all = await store.ListAsync(CancellationToken.None);
            foreach (int gone in _byId.Keys.Except(all.Select(m => m.Id)))
            {
                Drop(gone);
            }

            foreach (RosteredMiner miner in all)
            {
                Take(miner);
            }

            return all.Count;
        },
        CancellationToken.None);

    /// <summary>Before anything listens: a request that came first would find no miners.</summary>
    public Task StartingAsync(CancellationToken cancellationToken) => ReadAgainAsync();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _changing.Dispose();

    private async Task<T> ChangeAsync<T>(Func<Task<T>> change, CancellationToken stop)
    {
        await _changing.WaitAsync(stop);
        try
        {
            return await change();
        }
        finally
        {
            _changing.Release();
        }
    }

    private void Take(RosteredMiner miner)
    {
        if (Find(miner.Id) is { } before && (before.SiteId != miner.SiteId || before.Key != miner.Key))
        {
            _ids.TryRemove((before.SiteId, before.Key), out _);
        }

        _byId[miner.Id] = miner;
        _ids[(miner.SiteId, miner.Key)] = miner.Id;
    }

    private void Drop(int id)
    {
        if (_byId.TryRemove(id, out RosteredMiner? dropped))
        {
            _ids.TryRemove(new KeyValuePair<(int, string), int>((dropped.SiteId, dropped.Key), id));
        }
    }
}
