namespace Vedette.Model.States;

/// <summary>A process. The key is <c>PID@START</c>, START being field 22 of /proc/PID/stat: a number given out again is another process. Numbers are for ever.</summary>
public static class ProcessFields
{
    public static EntitySchema Schema { get; } = new(EntityKind.Process, "process");

    public static EntityField Pid { get; } = Schema.Describe(1, "pid", FieldType.Integer);
    public static EntityField Ppid { get; } = Schema.Describe(2, "ppid", FieldType.Integer);
    public static EntityField Name { get; } = Schema.Describe(3, "name", FieldType.Text);
    public static EntityField User { get; } = Schema.Describe(4, "user", FieldType.Text);
    public static EntityField Uid { get; } = Schema.Describe(5, "uid", FieldType.Integer);
    public static EntityField Executable { get; } = Schema.Describe(6, "executable", FieldType.Text);
    public static EntityField ExecutableDeleted { get; } = Schema.Describe(7, "executable_deleted", FieldType.Flag);
    public static EntityField CommandLine { get; } = Schema.Describe(8, "command_line", FieldType.TextList);
    public static EntityField StartedAt { get; } = Schema.Describe(9, "started_at", FieldType.Integer, FieldUnit.UnixMilliseconds);
    public static EntityField Unit { get; } = Schema.Describe(10, "unit", FieldType.Text);
    public static EntityField ContainerId { get; } = Schema.Describe(11, "container_id", FieldType.Text);
    public static EntityField Cgroup { get; } = Schema.Describe(12, "cgroup", FieldType.Text);
    public static EntityField KernelThread { get; } = Schema.Describe(13, "kernel_thread", FieldType.Flag);
    public static EntityField WorkingDirectory { get; } = Schema.Describe(14, "working_directory", FieldType.Text);
    public static EntityField Nice { get; } = Schema.Describe(15, "nice", FieldType.Integer);
    public static EntityField LlmRuntime { get; } = Schema.Describe(16, "llm_runtime", FieldType.Text);

    public static EntityField Status { get; } = Schema.Read(64, "status", FieldType.Text);
    public static EntityField CpuPercent { get; } = Schema.Read(65, "cpu_percent", FieldType.Number, FieldUnit.Percent);
    public static EntityField MemoryRssBytes { get; } = Schema.Read(66, "memory_rss_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField MemoryVmsBytes { get; } = Schema.Read(67, "memory_vms_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField MemorySharedBytes { get; } = Schema.Read(68, "memory_shared_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField MemorySwapBytes { get; } = Schema.Read(69, "memory_swap_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField MemoryPercent { get; } = Schema.Read(70, "memory_percent", FieldType.Number, FieldUnit.Percent);
    public static EntityField Threads { get; } = Schema.Read(71, "threads", FieldType.Integer);
    public static EntityField OpenFiles { get; } = Schema.Read(72, "open_files", FieldType.Integer);
    public static EntityField Sockets { get; } = Schema.Read(73, "sockets", FieldType.Integer);
    public static EntityField ReadBytesTotal { get; } = Schema.Read(74, "read_bytes_total", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField WriteBytesTotal { get; } = Schema.Read(75, "write_bytes_total", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField GpuMemoryBytes { get; } = Schema.Read(76, "gpu_memory_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField CpuSecondsTotal { get; } = Schema.Read(77, "cpu_seconds_total", FieldType.Number, FieldUnit.Seconds);
}
