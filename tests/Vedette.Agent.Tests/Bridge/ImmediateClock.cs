using Vedette.Testing;

namespace Vedette.Agent.Tests.Bridge;

/// <summary>Short waits are over at once, and remembered; long ones, which are limits, never come.</summary>
internal sealed class ImmediateClock(TimeSpan longestWait) : TimeProvider
{
    private readonly ManualClock _still = new();

    public List<TimeSpan> Waits { get; } = [];

    public override DateTimeOffset GetUtcNow() => _still.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero && dueTime <= longestWait)
        {
            lock (Waits)
            {
                Waits.Add(dueTime);
            }

            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }

        return _still.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
