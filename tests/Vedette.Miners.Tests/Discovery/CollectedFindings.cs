using Vedette.Miners.Discovery;

namespace Vedette.Miners.Tests.Discovery;

/// <summary>Keeps what a scan reports, and lets a test wait for the nth.</summary>
internal sealed class CollectedFindings : IProgress<ScanFinding>
{
    private readonly Lock _lock = new();
    private readonly List<ScanFinding> _findings = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _waiting = [];

    public IReadOnlyList<ScanFinding> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _findings];
            }
        }
    }

    public ScanFinding this[string address] => Assert.Single(All, f => f.Address == address);

    public void Report(ScanFinding value)
    {
        lock (_lock)
        {
            _findings.Add(value);
            foreach ((int count, TaskCompletionSource reached) in _waiting)
            {
                if (_findings.Count >= count)
                {
                    reached.TrySetResult();
                }
            }
        }
    }

    public Task ReachAsync(int count)
    {
        lock (_lock)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((count, reached));
            if (_findings.Count >= count)
            {
                reached.TrySetResult();
            }

            return reached.Task;
        }
    }
}
