using Vedette.Agent.Logging;
using Vedette.Collectors;

namespace Vedette.Agent.Scheduling;

/// <summary>Runs what may be slow beside the collection cycle: each reader in a loop of its own, again an interval after it ended.</summary>
internal sealed class BackgroundLoop(IReadOnlyList<IBackgroundReader> readers, TimeProvider clock, AgentLog log)
{
    private int _unread = readers.Count;

    /// <summary>True when every reader was through once, well or not: from then on what is missing is missing, before it is only not known yet.</summary>
    public bool AllReadOnce => Volatile.Read(ref _unread) == 0;

    public Task RunAsync(CancellationToken stop) => Task.WhenAll(readers.Select(reader => RunAsync(reader, stop)));

    private async Task RunAsync(IBackgroundReader reader, CancellationToken stop)
    {
        var failures = new Containment(reader.Name, log);
        try
        {
            await ReadAsync(reader, failures, stop);
            Interlocked.Decrement(ref _unread);
            while (true)
            {
                await Task.Delay(reader.Interval, clock, stop);
                await ReadAsync(reader, failures, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The agent stops.
        }
    }

    private static async Task ReadAsync(IBackgroundReader reader, Containment failures, CancellationToken stop)
    {
        try
        {
            await reader.ReadAsync(stop);
            failures.Succeeded();
        }
#pragma warning disable CA1031 // The boundary: whatever a reader does, the others go on.
        catch (Exception e) when (!stop.IsCancellationRequested)
#pragma warning restore CA1031
        {
            failures.Failed(e);
        }
    }
}
