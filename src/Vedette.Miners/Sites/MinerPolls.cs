namespace Vedette.Miners.Sites;

/// <summary>Has the known miners visited when their turn comes, a bounded number at a time. Driven step by step by one caller.</summary>
internal sealed class MinerPolls(MinerDirectory directory, MinerVisitor visitor, MinerSiteOptions options, TimeProvider clock)
{
    // What a scan finds in between is not kept waiting longer.
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(1);

    private readonly List<Task> _running = [];

    /// <summary>Visits under way.</summary>
    public int Running => _running.Count;

    /// <summary>Begins the visits that are due, then waits until one ends or another is due, a second at most. Throws the fault of a visit that had one; it has ended then.</summary>
    public async Task StepAsync(CancellationToken stop)
    {
        await SweepAsync();
        foreach (SiteVisit visit in directory.TakeDue(options.MostAtOnce - _running.Count))
        {
            _running.Add(visitor.VisitAsync(visit, stop));
        }

        TimeSpan wait = _running.Count < options.MostAtOnce && directory.UntilNext() is { } next && next < LongestStep ? next : LongestStep;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task due = Task.Delay(wait, clock, ended.Token);
        await Task.WhenAny([due, .. _running]);
        await ended.CancelAsync();
        if (stop.IsCancellationRequested)
        {
            await EndAsync();
            stop.ThrowIfCancellationRequested();
        }
    }

    private async Task SweepAsync()
    {
        Task? faulted = null;
        for (int i = _running.Count - 1; i >= 0; i--)
        {
            if (_running[i].IsCompleted)
            {
                faulted = _running[i].IsFaulted ? _running[i] : faulted;
                _running.RemoveAt(i);
            }
        }

        if (faulted is not null)
        {
            await faulted;
        }
    }

    // Each of them sees the stop by itself; nothing is left asking when the program ends.
    private async Task EndAsync()
    {
        await Task.WhenAll(_running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _running.Clear();
    }
}
