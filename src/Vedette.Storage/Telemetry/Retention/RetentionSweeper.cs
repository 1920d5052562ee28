using Vedette.Storage.Telemetry.Backend;
using Vedette.Storage.Telemetry.Journal;

namespace Vedette.Storage.Telemetry.Retention;

/// <summary>Deletes the oldest buckets, by age and by size, some rows per transaction, then what of the registry has no samples left.</summary>
internal sealed class RetentionSweeper(EngineState state, TelemetryOptions options, TimeProvider clock, Committer committer, ITelemetryStore store, IFaultPoints faults) : IMaintenance
{
    private const int RowsPerSlice = 5000;

    private readonly List<MaintenanceRequest> _requests = [];
    private long _lastCheckedBucket = long.MinValue;
    private long? _deleting;
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
        if (_deleting is { } bucket)
        {
            var deletion = new BucketDeletion(bucket, RowsPerSlice);
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

    private long? NextToDelete()
    {
        using ITelemetryStoreReader reader = store.OpenReader();
        if (reader.OldestBucket() is not { } oldest)
        {
            return null;
        }

        bool tooOld = TimeBuckets.EndMs(oldest) < OldestKeptMs;
        // The bucket that is being filled stays, however small the limit: deleting it would free little and hide everything.
        bool tooMuch = options.MaxDiskBytes > 0 && oldest < TimeBuckets.Of(clock.GetUtcNow().ToUnixTimeMilliseconds()) && reader.UsedBytes() > options.MaxDiskBytes;
        return tooOld || tooMuch ? oldest : null;
    }
}
