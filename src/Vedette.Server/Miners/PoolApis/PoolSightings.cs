using Vedette.Server.Miners.Judgement.Truth;
using Vedette.Server.Miners.Judgement.Wording;

namespace Vedette.Server.Miners.PoolApis;

/// <summary>The third witness, from what the pools last answered.</summary>
internal sealed class PoolSightings(PoolBook book, TimeProvider clock) : IPoolView
{
    public PoolWorkerView? Find(string url, string? worker) => See(url, worker).View;

    public Clause WhyNothing(string url, string? worker) => See(url, worker).WhyNothing ?? PoolSilence.NoApi;

    private PoolSight See(string url, string? worker)
    {
        IReadOnlyList<WatchedPool> pools = book.Pools;
        if (pools.Count == 0 || PoolAddress.Parse(url) is not { } address)
        {
            return PoolSight.Nothing(PoolSilence.NoApi);
        }

        (bool isPool, PoolSight best) = (false, PoolSight.Nothing(PoolSilence.NoApi));
        long nowMs = clock.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (WatchedPool pool in pools)
        {
            if (!pool.IsHost(address.Host))
            {
                continue;
            }

            if (worker is null)
            {
                return PoolSight.Nothing(PoolSilence.WorkerNotTold);
            }

            best = isPool ? best : PoolSight.Nothing(PoolSilence.NoAccount);
            isPool = true;
            if (WorkerName.OfMiner(worker, pool.Account.Account) is { } own)
            {
                // One account may be asked in two ways: work that one of them saw was done.
                PoolSight sight = pool.See(own, nowMs);
                best = best.View is null || sight.View?.HashesPerSecond > best.View.HashesPerSecond ? sight : best;
            }
        }

        return best;
    }
}
