namespace Vedette.Model.States;

/// <summary>A unit of the service manager. The key is its name with the suffix: ssh.service. Numbers are for ever.</summary>
public static class ServiceFields
{
    public static EntitySchema Schema { get; } = new(EntityKind.Service, "service");

    public static EntityField Name { get; } = Schema.Describe(1, "name", FieldType.Text);
    public static EntityField Description { get; } = Schema.Describe(2, "description", FieldType.Text);
    public static EntityField Type { get; } = Schema.Describe(3, "type", FieldType.Text);
    public static EntityField LoadState { get; } = Schema.Describe(4, "load_state", FieldType.Text);
    public static EntityField ActiveState { get; } = Schema.Describe(5, "active_state", FieldType.Text);
    public static EntityField SubState { get; } = Schema.Describe(6, "sub_state", FieldType.Text);
    public static EntityField UnitFileState { get; } = Schema.Describe(7, "unit_file_state", FieldType.Text);
    public static EntityField FragmentPath { get; } = Schema.Describe(8, "fragment_path", FieldType.Text);
    public static EntityField MainPid { get; } = Schema.Describe(9, "main_pid", FieldType.Integer);
    public static EntityField Restarts { get; } = Schema.Describe(10, "restarts", FieldType.Integer);
    public static EntityField Result { get; } = Schema.Describe(11, "result", FieldType.Text);
    public static EntityField StateSince { get; } = Schema.Describe(12, "state_since", FieldType.Integer, FieldUnit.UnixMilliseconds);
    public static EntityField StartedAt { get; } = Schema.Describe(13, "started_at", FieldType.Integer, FieldUnit.UnixMilliseconds);
    public static EntityField Command { get; } = Schema.Describe(14, "command", FieldType.Text);
    public static EntityField MemoryLimitBytes { get; } = Schema.Describe(15, "memory_limit_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField ExitStatus { get; } = Schema.Describe(16, "exit_status", FieldType.Integer);

    public static EntityField CpuPercent { get; } = Schema.Read(64, "cpu_percent", FieldType.Number, FieldUnit.Percent);
    public static EntityField CpuSecondsTotal { get; } = Schema.Read(65, "cpu_seconds_total", FieldType.Number, FieldUnit.Seconds);
    public static EntityField MemoryBytes { get; } = Schema.Read(66, "memory_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField MemoryPeakBytes { get; } = Schema.Read(67, "memory_peak_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField Tasks { get; } = Schema.Read(68, "tasks", FieldType.Integer);
}
