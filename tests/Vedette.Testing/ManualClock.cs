namespace Vedette.Testing;

/// <summary>A clock that stands still until a test moves it; due timers fire inside <see cref="Advance"/>, in order of their due time.</summary>
public sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private TaskCompletionSource _scheduled = NewSignal();
    private DateTimeOffset _now = start;

    public ManualClock() : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        DateTimeOffset target = GetUtcNow() + by;
        while (TakeDue(target) is { } timer)
        {
            timer.Fire();
        }

        lock (_lock)
        {
            _now = target;
        }
    }

    /// <summary>Until a timer would fall due if the clock moved by that much: what is tested has come to where it waits, so that the next <see cref="Advance"/> is not too early for it.</summary>
    public async Task WaitForTimerAsync(TimeSpan within, CancellationToken stop)
    {
        while (true)
        {
            Task scheduled;
            lock (_lock)
            {
                if (_timers.Any(t => t.Due <= _now + within))
                {
                    return;
                }

                scheduled = _scheduled.Task;
            }

            await scheduled.WaitAsync(stop);
        }
    }

    /// <summary>Moves the wall clock without letting any timer fall due, as a correction of the host's time does.</summary>
    public void Jump(TimeSpan by)
    {
        lock (_lock)
        {
            _now += by;
            foreach (ManualTimer timer in _timers)
            {
                timer.Due += by;
            }
        }
    }

    internal void Schedule(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            timer.Period = period;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Due = _now + dueTime;
                _timers.Add(timer);
                _scheduled.TrySetResult();
                _scheduled = NewSignal();
            }
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ManualTimer? TakeDue(DateTimeOffset target)
    {
        lock (_lock)
        {
            ManualTimer? next = _timers.MinBy(t => t.Due);
            if (next is null || next.Due > target)
            {
                return null;
            }

            _timers.Remove(next);
            _now = next.Due > _now ? next.Due : _now;
            if (next.Period > TimeSpan.Zero)
            {
                next.Due += next.Period;
                _timers.Add(next);
            }

            return next;
        }
    }
}
