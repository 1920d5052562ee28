namespace Vedette.Bench.Recording;

/// <summary>Tells the time of the replayed samples, so that time buckets end and are flushed as they would in real time; timers and stopwatches are real.</summary>
internal sealed class ReplayClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.Ticks;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    public void MoveTo(long unixMs) => Volatile.Write(ref _ticks, DateTimeOffset.FromUnixTimeMilliseconds(unixMs).Ticks);
}
