using Vedette.Agent.Logging;

namespace Vedette.Agent.Memory;

/// <summary>
/// Gives back what starting up and the seldom work took: garbage, free pieces of the C library's heap, and the pages of code and tables that were needed once. Soon after the start,
/// then ever more seldom, and in the end every ten minutes; each time costs some milliseconds of CPU, and the cycle after it reads what it needs from the page cache.
/// </summary>
internal sealed class MemoryRelease(TimeProvider clock, AgentLog log)
{
    /// <summary>This process' own, wherever else the host's files are looked for.</summary>
    private const string Mappings = "/proc/self/smaps";

    // By then a default agent has read everything once; what is read later (the second look at packages, a slow engine) the next times find.
    private static readonly TimeSpan First = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            for (TimeSpan wait = First; ; wait = wait * 2 < Longest ? wait * 2 : Longest)
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
