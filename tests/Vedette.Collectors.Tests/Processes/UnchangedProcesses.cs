using Vedette.Collectors.Processes;

namespace Vedette.Collectors.Tests.Processes;

/// <summary>Measures allocations where no other program started, ended or became another one meanwhile: that is no steady cycle.</summary>
internal sealed class UnchangedProcesses(ProcessTable table)
{
    public long Measure(Action run)
    {
        long best = long.MaxValue;
        for (int attempt = 0; attempt < 20 && best > 0; attempt++)
        {
            (string, string, object)[] before = Identities();
            long start = GC.GetAllocatedBytesForCurrentThread();
            run();
            long allocated = GC.GetAllocatedBytesForCurrentThread() - start;
            best = Identities().SequenceEqual(before) ? Math.Min(best, allocated) : best;
        }

        return best;
    }

    private (string Key, string Name, object CommandLine)[] Identities() => [.. table.Current.Select(p => (p.Key, p.Name, (object)p.CommandLine))];
}
