namespace Vedette.Agent.Scheduling;

/// <summary>When the next cycle is due, on a clock that never jumps. A late cycle does not move the ones after it; missed ones are left out, not made up for.</summary>
internal sealed class MeasurementSchedule(TimeProvider clock)
{
    private long _lastDue = clock.GetTimestamp();

    /// <summary>Begins anew: the last cycle was due now.</summary>
    public void Restart() => _lastDue = clock.GetTimestamp();

    /// <summary>How long to wait for the next cycle.</summary>
    public TimeSpan UntilNext(TimeSpan interval)
    {
        TimeSpan since = clock.GetElapsedTime(_lastDue);
        TimeSpan wait = interval - since;
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>A cycle begins: the due moment moves on by whole intervals.</summary>
    public void Began(TimeSpan interval)
    {
        long intervals = Math.Max(1, clock.GetElapsedTime(_lastDue).Ticks / interval.Ticks);
        _lastDue += (long)(intervals * interval.TotalSeconds * clock.TimestampFrequency);
    }
}
