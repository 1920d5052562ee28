using Vedette.Storage.States;
using Vedette.Storage.Telemetry.Backend;
using Vedette.Storage.Telemetry.Journal;

namespace Vedette.Storage.Telemetry.Retention;

/// <summary>Deletes the oldest buckets of samples and chains of states, by age and by size, some rows per transaction, then what of the registry has no samples left.</summary>
internal sealed class RetentionSweeper(EngineState state, TelemetryOptions options, TimeProvider clock, Committer committer, ITelemetryStore store, IFaultPoints faults) : IMaintenance
{
    private const int RowsPerSlice = 5000;

    private readonly List<MaintenanceRequest> _requests = [];
    private long _lastCheckedBucket = long.MinValue;
    private Func<ICommittable>? _deleting;
    private bool _sweepRegistry;
    private bool _due;

    public bool HasWork => _due || _deleting is not null || _sweepRegistry || _requests.Count > 0;

    public void Request(MaintenanceRequest request)
    {
        _requests.Add(request);
        _due = true;
    }

    public void CheckDue()
    {
        // By age a bucket falls due once per bucket's length. By size it may at any time.
        long bucket = TimeBuckets.Of(OldestKeptMs);
        _due |= bucket > _lastCheckedBucket || (options.MaxDiskBytes > 0 && _deleting is null);
        _lastCheckedBucket = bucket;
    }

    public void Step()
    {
        if (_deleting is { } slice)
        {
            ICommittable deletion = slice();
            committer.Commit(deletion);
            faults.Reached(FaultPoint.InRetention);
            if (deletion.Changes.DeletedRows < RowsPerSlice)
            {
                _deleting = null;
                _sweepRegistry = true;
                _due = true;
            }
        }
        else if (_due)
        {
            _due = false;
            _deleting = NextToDelete();
            _sweepRegistry |= _requests.Count > 0;
        }
        else
        {
            committer.Commit(new RegistrySweep(state, OldestKeptMs));
            faults.Reached(FaultPoint.InRetention);
            _sweepRegistry = false;
            foreach (MaintenanceRequest request in _requests)
            {
                request.Complete(true);
            }

            _requests.Clear();
        }
    }

    public void Failed(Exception reason)
    {
        foreach (MaintenanceRequest request in _requests)
        {
            request.Fail(reason);
        }

        _requests.Clear();
    }

    private long OldestKeptMs => (clock.GetUtcNow() - options.KeepSamplesFor).ToUnixTimeMilliseconds();

    private Func<ICommittable>? NextToDelete()
    {
        using ITelemetryStoreReader reader = store.OpenReader();
        long? bucket = reader.OldestBucket();
        StateChain? chain = reader.OldestStateChain();
        if (bucket is { } old && TimeBuckets.EndMs(old) < OldestKeptMs)
        {
            return () => new BucketDeletion(old, RowsPerSlice);
        }

        if (chain is { } past && IsOver(past))
        {
            return () => new ChainDeletion(past, RowsPerSlice);
        }

        return options.MaxDiskBytes > 0 && reader.UsedBytes() > options.MaxDiskBytes ? OldestOf(bucket, chain) : null;
    }

    private bool IsOver(StateChain chain)
    {
        long oldestKeptMs = (clock.GetUtcNow() - options.KeepStatesFor).ToUnixTimeMilliseconds();
        return chain.LastMs < oldestKeptMs || chain.ChainMs < oldestKeptMs - StatePlanner.LongestChainMs;
    }

    /// <summary>What is being filled stays, however small the limit: deleting it would free little and hide everything.</summary>
    private Func<ICommittable>? OldestOf(long? bucket, StateChain? chain)
    {
        long current = TimeBuckets.Of(clock.GetUtcNow().ToUnixTimeMilliseconds());
        long? samples = bucket < current ? bucket : null;
        StateChain? states = chain is { } known && TimeBuckets.Of(known.LastMs) < current ? known : null;
        if (states is { } first && (samples is null || first.ChainMs < TimeBuckets.EndMs(samples.Value)))
        {
            return () => new ChainDeletion(first, RowsPerSlice);
        }

        return samples is { } oldest ? () => new BucketDeletion(oldest, RowsPerSlice) : null;
    }
}
