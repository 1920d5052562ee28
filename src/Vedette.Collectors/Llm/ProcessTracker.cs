using Vedette.Collectors.Containers;
using Vedette.Collectors.Llm.Detection;
using Vedette.Collectors.Llm.Evidence;
using Vedette.Collectors.Processes;

namespace Vedette.Collectors.Llm;

/// <summary>
/// Keeps the processes and their findings. A command line is classified once; /proc's further evidence is read of candidates only - interpreters, holders of GPU memory, large processes, and what is a
/// finding already - and of a few in each cycle.
/// </summary>
internal sealed class ProcessTracker(EvidenceReader evidence, TimeProvider clock)
{
    /// <summary>A library is loaded once and stays; what changes within a minute is not what the lens is for.</summary>
    private static readonly TimeSpan EvidenceAge = TimeSpan.FromSeconds(60);

    /// <summary>A process that gave no finding is looked at half as often after each look, down to every sixteen minutes, and at once when its memory has grown by a model's size.</summary>
    private const int MostDoublings = 4;

    private const long GrownBytes = 64L * 1024 * 1024;

    /// <summary>Reading the maps of a PyTorch process takes about a millisecond.</summary>
    private const int MostEvidencePerCycle = 16;

    private const long LargeResidentBytes = 200L * 1024 * 1024;

    private readonly Dictionary<string, TrackedProcess> _byKey = new(StringComparer.Ordinal);
    private int _cycle;

    public IEnumerable<TrackedProcess> Found => _byKey.Values.Where(t => t.Finding is not null);

    public TrackedProcess? Find(ProcessReading process) => _byKey.GetValueOrDefault(process.Key);

    public void Update(IReadOnlyCollection<ProcessReading> processes, IReadOnlyList<ContainerReading>? containers, IReadOnlySet<int> holdersOfGpuMemory)
    {
        _cycle++;
        evidence.BeginCycle();
        int budget = MostEvidencePerCycle;
        foreach (ProcessReading process in processes)
        {
            if (process.KernelThread || (process.CommandLine.Count == 0 && process.Executable is null))
            {
                continue;
            }

            TrackedProcess tracked = Track(process);
            ContainerReading? container = process.ContainerId is null ? null : containers?.FirstOrDefault(c => c.Id == process.ContainerId);
            bool changed = tracked.IsStale(container?.Image);
            if (changed)
            {
                tracked.EvidenceAt = null;
                tracked.LooksInVain = 0;
                Classify(tracked, container);
            }

            if (budget > 0 && IsDue(tracked) && IsCandidate(tracked, holdersOfGpuMemory))
            {
                budget--;
                tracked.Evidence = evidence.Read(process);
                tracked.EvidenceAt = clock.GetTimestamp();
                tracked.EvidenceResidentBytes = process.ResidentBytes;
                Classify(tracked, container);
                tracked.LooksInVain = tracked.Finding is null ? tracked.LooksInVain + 1 : 0;
            }
        }

        Forget();
    }

    private TrackedProcess Track(ProcessReading process)
    {
        if (!_byKey.TryGetValue(process.Key, out TrackedProcess? tracked))
        {
            tracked = new TrackedProcess { Process = process };
            _byKey.Add(process.Key, tracked);
        }

        tracked.Process = process;
        tracked.Cycle = _cycle;
        tracked.Badge = null;
        return tracked;
    }

    private static void Classify(TrackedProcess tracked, ContainerReading? container)
    {
        tracked.Executable = tracked.Process.Executable;
        tracked.CommandLine = tracked.Process.CommandLine;
        tracked.Image = container?.Image;
        tracked.Finding = LlmClassifier.Classify(new ProcessFacts
        {
            Executable = tracked.Process.Executable,
            CommandLine = tracked.Process.CommandLine,
            Libraries = tracked.Evidence.Libraries,
            ModelFiles = tracked.Evidence.ModelFiles,
            ListeningPorts = tracked.Evidence.OwnSockets ? [.. tracked.Evidence.Sockets.Select(s => s.Port).Distinct()] : [],
            Image = container?.Image,
            ContainerName = container?.Name,
            Unit = tracked.Process.Unit,
        });
    }

    private bool IsDue(TrackedProcess tracked)
    {
        if (tracked.EvidenceAt is not { } at)
        {
            return true;
        }

        bool grown = tracked.Process.ResidentBytes - tracked.EvidenceResidentBytes >= GrownBytes;
        int doublings = grown ? 0 : Math.Clamp(tracked.LooksInVain - 1, 0, MostDoublings);
        return clock.GetElapsedTime(at) >= EvidenceAge * (1 << doublings);
    }

    private static bool IsCandidate(TrackedProcess tracked, IReadOnlySet<int> holdersOfGpuMemory)
    {
        ProcessReading process = tracked.Process;
        if (tracked.Finding is not null || holdersOfGpuMemory.Contains(process.Pid) || process.ResidentBytes >= LargeResidentBytes)
        {
            return true;
        }

        string program = ProgramCommand.BaseNameOf(process.Executable ?? process.CommandLine[0]);
        return PythonCommand.IsInterpreter(program) || program is "node" or "java" or "dotnet" || program.StartsWith("ruby", StringComparison.Ordinal);
    }

    private void Forget()
    {
        foreach ((string key, TrackedProcess tracked) in _byKey)
        {
            if (tracked.Cycle != _cycle)
            {
                _byKey.Remove(key);
            }
        }
    }
}
