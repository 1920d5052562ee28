namespace Vedette.Model.States;

/// <summary>The machine itself. Its one entity has the key <c>host</c>. Numbers are for ever.</summary>
public static class HostFields
{
    public static EntitySchema Schema { get; } = new(EntityKind.Host, "host");

    public static EntityField Hostname { get; } = Schema.Describe(1, "hostname", FieldType.Text);
    public static EntityField OsName { get; } = Schema.Describe(2, "os_name", FieldType.Text);
    public static EntityField OsVersion { get; } = Schema.Describe(3, "os_version", FieldType.Text);
    public static EntityField OsId { get; } = Schema.Describe(4, "os_id", FieldType.Text);
    public static EntityField KernelVersion { get; } = Schema.Describe(5, "kernel_version", FieldType.Text);
    public static EntityField Architecture { get; } = Schema.Describe(6, "architecture", FieldType.Text);
    public static EntityField Virtualization { get; } = Schema.Describe(7, "virtualization", FieldType.Text);
    public static EntityField BootId { get; } = Schema.Describe(8, "boot_id", FieldType.Text);
    public static EntityField BootTime { get; } = Schema.Describe(9, "boot_time", FieldType.Integer, FieldUnit.UnixMilliseconds);
    public static EntityField MachineModel { get; } = Schema.Describe(10, "machine_model", FieldType.Text);
    public static EntityField FirmwareVersion { get; } = Schema.Describe(11, "firmware_version", FieldType.Text);
    public static EntityField CpuModel { get; } = Schema.Describe(12, "cpu_model", FieldType.Text);
    public static EntityField CpuVendor { get; } = Schema.Describe(13, "cpu_vendor", FieldType.Text);
    public static EntityField CpuSockets { get; } = Schema.Describe(14, "cpu_sockets", FieldType.Integer);
    public static EntityField CpuCores { get; } = Schema.Describe(15, "cpu_cores", FieldType.Integer);
    public static EntityField CpuThreads { get; } = Schema.Describe(16, "cpu_threads", FieldType.Integer);
    public static EntityField MemoryTotalBytes { get; } = Schema.Describe(17, "memory_total_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField SwapTotalBytes { get; } = Schema.Describe(18, "swap_total_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField NvidiaDriverVersion { get; } = Schema.Describe(19, "nvidia_driver_version", FieldType.Text);
    public static EntityField AgentVersion { get; } = Schema.Describe(20, "agent_version", FieldType.Text);
    public static EntityField CpuMicrocode { get; } = Schema.Describe(21, "cpu_microcode", FieldType.Text);
    public static EntityField KernelCommandLine { get; } = Schema.Describe(22, "kernel_command_line", FieldType.Text);

    public static EntityField CpuUsagePercent { get; } = Schema.Read(64, "cpu_usage_percent", FieldType.Number, FieldUnit.Percent);
    public static EntityField MemoryUsedBytes { get; } = Schema.Read(65, "memory_used_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField MemoryAvailableBytes { get; } = Schema.Read(66, "memory_available_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField SwapUsedBytes { get; } = Schema.Read(67, "swap_used_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField Load1 { get; } = Schema.Read(68, "load1", FieldType.Number);
}
