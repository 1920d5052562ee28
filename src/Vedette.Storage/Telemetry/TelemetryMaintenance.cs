using Vedette.Storage.Telemetry.Flush;
using Vedette.Storage.Telemetry.Journal;
using Vedette.Storage.Telemetry.Retention;

namespace Vedette.Storage.Telemetry;

/// <summary>Flush and retention, a slice of each in turn. After a failure, a full disk most often, both rest until the next tick of the clock. Touched by the writer's thread, but for the tick.</summary>
internal sealed class TelemetryMaintenance(Flusher flusher, RetentionSweeper retention, TelemetryCounters counters, ITelemetryEvents events)
{
    private bool _resting;
    private volatile bool _ticked;

    public bool HasWork => _ticked || (!_resting && (flusher.HasWork || retention.HasWork));

    /// <summary>From the timer: look at the clock on the next occasion.</summary>
    public void Tick() => _ticked = true;

    /// <summary>Takes a request that is for maintenance and not for a group.</summary>
    public bool TryTake(WriteRequest request)
    {
        switch (request)
        {
            case FlushRequest flush:
                flusher.Request(flush);
                break;
            case MaintenanceRequest maintenance:
                retention.Request(maintenance);
                break;
            default:
                return false;
        }

        _resting = false;
        return true;
    }

    public void Step()
    {
        if (_ticked)
        {
            _ticked = false;
            _resting = false;
            retention.CheckDue();
        }

        if (!_resting)
        {
            flusher.CheckDue();
            Step(flusher);
            Step(retention);
        }
    }

    /// <summary>The engine closes: what is under way is done again by the next start, and whoever waits for it hears so.</summary>
    public void Stop()
    {
        var closing = new ObjectDisposedException(nameof(TelemetryEngine));
        flusher.Failed(closing);
        retention.Failed(closing);
    }

    private void Step(IMaintenance work)
    {
        if (!work.HasWork)
        {
            return;
        }

        try
        {
            work.Step();
        }
        catch (Exception reason)
        {
            // The boundary of the writer's thread; the samples are safe in the journal, and the slice is tried again.
            _resting = true;
            counters.MaintenanceFailed();
            work.Failed(reason);
            events.MaintenanceFailed(reason);
        }
    }
}
