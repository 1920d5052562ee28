namespace Vedette.Agent.Actions;

/// <summary>Lets orders through one after another, as far apart and as few at once as the file says, in the order they came.</summary>
internal sealed class ActionPace(OrderJournal journal, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _lock = new();

    // Guarded by _lock.
    private readonly List<TaskCompletionSource> _running = [];
    private DateTimeOffset? _lastStart = journal.LastActedAt;

    /// <summary>Waits until it may begin; it is at work until the result is disposed.</summary>
    public async ValueTask<IDisposable> BeginAsync(ActionPolicy policy, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            while (Ahead(policy) is { Length: > 0 } ahead)
            {
                await Task.WhenAny(ahead).WaitAsync(stop);
            }

            TimeSpan left = Left(policy.Between);
            if (left > TimeSpan.Zero)
            {
                await Task.Delay(left, clock, stop);
            }

            var work = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_lock)
            {
                _lastStart = clock.GetUtcNow();
                _running.Add(work);
            }

            return new Work(this, work);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>One of which must end first; empty where there is room.</summary>
    private Task[] Ahead(ActionPolicy policy)
    {
        lock (_lock)
        {
            return _running.Count < policy.MostAtOnce ? [] : [.. _running.Select(r => r.Task)];
        }
    }

    /// <summary>A clock that was set back must not hold everything up for as long.</summary>
    private TimeSpan Left(TimeSpan between)
    {
        lock (_lock)
        {
            TimeSpan left = _lastStart is { } last ? last + between - clock.GetUtcNow() : TimeSpan.Zero;
            return left > between ? between : left;
        }
    }

    private void End(TaskCompletionSource work)
    {
        lock (_lock)
        {
            _running.Remove(work);
        }

        work.TrySetResult();
    }

    private sealed class Work(ActionPace pace, TaskCompletionSource work) : IDisposable
    {
        public void Dispose() => pace.End(work);
    }
}
