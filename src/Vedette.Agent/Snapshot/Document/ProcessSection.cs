using Vedette.Agent.Snapshot.Machine;
using Vedette.Collectors.Processes;

namespace Vedette.Agent.Snapshot.Document;

/// <summary>The state's processes, in the order of their numbers.</summary>
internal sealed class ProcessSection(MachineParts parts, TimeZoneInfo zone)
{
    public List<StateProcess> Build()
    {
        using IProcessDetails? details = parts.OpenProcessDetails?.Invoke();
        return [.. parts.Processes.Current.OrderBy(p => p.Pid).Select(p => Describe(p, details?.Read(p)))];
    }

    private StateProcess Describe(ProcessReading process, StateProcessDetails? details)
    {
        string? runtime = parts.LlmRuntime(process);
        return new StateProcess
        {
            Pid = process.Pid,
            Ppid = process.ParentPid,
            Name = process.Name.Length > 0 ? process.Name : "unknown",
            Username = process.User ?? (process.Uid is { } uid ? $"{uid}" : ""),
            Status = process.Status,
            CreateTime = process.StartedAt is { } started ? StateTime.Text(started, zone) : "",
            CpuPercent = Math.Round(process.CpuPercent ?? 0, 2),
            MemoryPercent = (float)Math.Round(process.MemoryPercent ?? 0, 3),
            MemoryInfo = Memory(process, details),
            Cmdline = process.CommandLine,
            Cwd = process.WorkingDirectory,
            Environment = NotEmpty(details?.Environment),
            NumThreads = process.Threads,
            OpenFiles = NotEmpty(details?.OpenFiles),
            Connections = NotEmpty(details?.Connections),
            IoCounters = details?.IoCounters,
            IsLlmRelated = runtime is not null,
            Extra = process.Unit is null && process.ContainerId is null && runtime is null ? null : new StateProcessExtra(process.Unit, process.ContainerId, runtime),
        };
    }

    private static StateMemoryInfo Memory(ProcessReading process, StateProcessDetails? details) => new(
        StateSize.Count(process.ResidentBytes),
        StateSize.Count(process.VirtualBytes),
        StateSize.Count(process.SharedBytes),
        StateSize.Count(details?.TextBytes),
        StateSize.Count(details?.DataBytes),
        StateSize.Count(process.SwapBytes));

    private static IReadOnlyList<T>? NotEmpty<T>(IReadOnlyList<T>? list) => list is { Count: > 0 } ? list : null;
}
