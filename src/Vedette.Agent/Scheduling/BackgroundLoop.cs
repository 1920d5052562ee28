using Vedette.Agent.Logging;
using Vedette.Collectors;

namespace Vedette.Agent.Scheduling;

/// <summary>Runs what may be slow beside the collection cycle: each reader in a loop of its own, again an interval after it ended.</summary>
internal sealed class BackgroundLoop(IReadOnlyList<IBackgroundReader> readers, TimeProvider clock, AgentLog log)
{
    public Task RunAsync(CancellationToken stop) => Task.WhenAll(readers.Select(reader => RunAsync(reader, stop)));

    private async Task RunAsync(IBackgroundReader reader, CancellationToken stop)
    {
        var failures = new Containment(reader.Name, log);
        try
        {
            while (true)
            {
                await ReadAsync(reader, failures, stop);
                await Task.Delay(reader.Interval, clock, stop);
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
