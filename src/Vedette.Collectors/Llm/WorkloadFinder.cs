using Vedette.Collectors.Llm.Detection;
using Vedette.Collectors.Processes;

namespace Vedette.Collectors.Llm;

/// <summary>Joins found processes to workloads, by their parents. Pure: it looks at nothing but the tables it is given.</summary>
internal sealed class WorkloadFinder(IProcessTable processes, ProcessTracker tracker)
{
    /// <summary>Deeper trees than any supervisor makes; a loop in torn readings ends here.</summary>
    private const int MostLevels = 32;

    public List<Workload> Find(IEnumerable<int> holdersOfGpuMemory)
    {
        Dictionary<string, Workload> byRoot = new(StringComparer.Ordinal);
        HashSet<string> waitingLaunchers = new(StringComparer.Ordinal);
        foreach (TrackedProcess found in tracker.Found.OrderBy(t => t.Process.Pid).ToArray())
        {
            found.Badge = found.Finding!.Runtime;
            if (found.Finding.Role is LlmRole.Client or LlmRole.Launcher)
            {
                continue;
            }

            TrackedProcess root = RootOf(found, waitingLaunchers);
            Join(byRoot, root, found);
        }

        AddLaunchers(byRoot, waitingLaunchers);
        AddSilentHolders(byRoot, holdersOfGpuMemory);
        return [.. byRoot.Values.OrderBy(w => w.Root.Process.Pid)];
    }

    /// <summary>Whether what <paramref name="below"/> does is a part of what <paramref name="above"/> does.</summary>
    internal static bool Takes(LlmFinding above, LlmFinding below) =>
        above.Runtime == below.Runtime || Runtimes.HostsOthers(above.Runtime) || Runtimes.IsLibrary(below.Runtime);

    private static void Join(Dictionary<string, Workload> byRoot, TrackedProcess root, TrackedProcess member)
    {
        if (!byRoot.TryGetValue(root.Process.Key, out Workload? workload))
        {
            workload = new Workload(root);
            byRoot.Add(root.Process.Key, workload);
        }

        member.Badge = workload.Finding.Runtime;
        if (!workload.Members.Contains(member))
        {
            workload.Members.Add(member);
        }
    }

    private TrackedProcess RootOf(TrackedProcess found, HashSet<string> waitingLaunchers)
    {
        TrackedProcess root = found;
        foreach (TrackedProcess above in Above(found.Process))
        {
            if (above.Finding is not { } finding)
            {
                continue;
            }

            if (finding.Role == LlmRole.Launcher)
            {
                waitingLaunchers.Add(above.Process.Key);
            }
            else if (finding.Role != LlmRole.Client && Takes(finding, root.Finding!))
            {
                root = above;
            }
        }

        return root;
    }

    /// <summary>A launcher whose program is not seen - it may run in another namespace - stands for it.</summary>
    private void AddLaunchers(Dictionary<string, Workload> byRoot, HashSet<string> waitingLaunchers)
    {
        foreach (TrackedProcess launcher in tracker.Found.Where(t => t.Finding!.Role == LlmRole.Launcher).ToArray())
        {
            if (!waitingLaunchers.Contains(launcher.Process.Key))
            {
                Join(byRoot, launcher, launcher);
            }
        }
    }

    private void AddSilentHolders(Dictionary<string, Workload> byRoot, IEnumerable<int> holdersOfGpuMemory)
    {
        foreach (int pid in holdersOfGpuMemory)
        {
            if (processes.Find(pid) is not { } process || tracker.Find(process) is not { Finding: null } silent)
            {
                continue;
            }

            foreach (TrackedProcess above in Above(process))
            {
                if (above.Finding is not null && byRoot.Values.FirstOrDefault(w => w.Members.Contains(above)) is { } workload)
                {
                    Join(byRoot, workload.Root, silent);
                    break;
                }
            }
        }
    }

    private IEnumerable<TrackedProcess> Above(ProcessReading process)
    {
        ProcessReading? parent = processes.Find(process.ParentPid);
        for (int level = 0; parent is not null && parent.Pid != process.Pid && level < MostLevels; level++)
        {
            if (tracker.Find(parent) is { } tracked)
            {
                yield return tracked;
            }

            parent = processes.Find(parent.ParentPid);
        }
    }
}
