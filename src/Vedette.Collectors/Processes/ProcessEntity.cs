using Vedette.Model.States;

namespace Vedette.Collectors.Processes;

/// <summary>A process as an entity of the host's state.</summary>
internal static class ProcessEntity
{
    public static void Write(ProcessReading process, string? llmRuntime, long? gpuMemoryBytes, IStateSink sink)
    {
        Describe(process, llmRuntime, sink.Description);
        Read(process, gpuMemoryBytes, sink.Readings);
        sink.Add(EntityKind.Process, process.Key);
    }

    private static void Describe(ProcessReading process, string? llmRuntime, FieldWriter description)
    {
        description.Integer(ProcessFields.Pid, process.Pid);
        description.Integer(ProcessFields.Ppid, process.ParentPid);
        description.Text(ProcessFields.Name, process.Name);
        description.Text(ProcessFields.User, process.User);
        description.Integer(ProcessFields.Uid, process.Uid is { } uid ? unchecked((uint)uid) : null);   // Above 2^31 too.
        description.Text(ProcessFields.Executable, process.Executable);
        description.Flag(ProcessFields.ExecutableDeleted, process.ExecutableDeleted);
        description.TextList(ProcessFields.CommandLine, process.CommandLine);
        description.Integer(ProcessFields.StartedAt, process.StartedAt?.ToUnixTimeMilliseconds());
        description.Text(ProcessFields.Unit, process.Unit);
        description.Text(ProcessFields.ContainerId, process.ContainerId);
        description.Text(ProcessFields.Cgroup, process.Cgroup);
        description.Flag(ProcessFields.KernelThread, process.KernelThread);
        description.Text(ProcessFields.WorkingDirectory, process.WorkingDirectory);
        description.Integer(ProcessFields.Nice, process.Nice);
        description.Text(ProcessFields.LlmRuntime, llmRuntime);
    }

    private static void Read(ProcessReading process, long? gpuMemoryBytes, FieldWriter readings)
    {
        readings.Text(ProcessFields.Status, process.Status);
        readings.Number(ProcessFields.CpuPercent, process.CpuPercent);
        readings.Integer(ProcessFields.MemoryRssBytes, process.ResidentBytes);
        readings.Integer(ProcessFields.MemoryVmsBytes, process.VirtualBytes);
        readings.Integer(ProcessFields.MemorySharedBytes, process.SharedBytes);
        readings.Integer(ProcessFields.MemorySwapBytes, process.SwapBytes);
        readings.Number(ProcessFields.MemoryPercent, process.MemoryPercent);
        readings.Integer(ProcessFields.Threads, process.Threads);
        readings.Integer(ProcessFields.OpenFiles, process.OpenFiles);
        readings.Integer(ProcessFields.Sockets, process.Sockets);
        readings.Integer(ProcessFields.ReadBytesTotal, process.ReadBytesTotal);
        readings.Integer(ProcessFields.WriteBytesTotal, process.WriteBytesTotal);
        readings.Integer(ProcessFields.GpuMemoryBytes, gpuMemoryBytes);
        readings.Number(ProcessFields.CpuSecondsTotal, process.CpuSecondsTotal);
    }
}
