using Vedette.Agent.Logging;

namespace Vedette.Agent.Memory;

/// <summary>
/// Gives back what starting up and the seldom work took: garbage, free pieces of the C library's heap, and the pages of code and tables that were needed once. A minute after the start, then every ten minutes; each time
/// costs some milliseconds of CPU, and the cycle after it reads what it needs from the page cache.
/// </summary>
internal sealed class MemoryRelease(TimeProvider clock, AgentLog log)
{
    /// <summary>This process' own, wherever else the host's files are looked for.</summary>
    private const string Mappings = "/proc/self/smaps";

    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            for (TimeSpan wait = First; ; wait = Again)
            {
                await Task.Delay(wait, clock, stop);
                Release();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The agent stops.
        }
    }

    /// <returns>How many mappings were dropped.</returns>
    public int Release()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        try
        {
            _ = MemoryCalls.TrimHeap(0);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library: its heap stays as it is.
        }

        try
        {
            using var smaps = new StreamReader(Mappings);
            List<MappedRange> ranges = UnwrittenFileRanges.Read(smaps, Environment.ProcessPath);
            return ranges.Count(range => MemoryCalls.Advise((nuint)range.Start, (nuint)range.Length, MemoryCalls.DropPages) == 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Debug("The agent's own mappings cannot be read; their pages stay in memory.", ("file", Mappings), ("error", e.Message));
            return 0;
        }
    }
}
