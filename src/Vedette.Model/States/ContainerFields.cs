namespace Vedette.Model.States;

/// <summary>A container. The key is its runtime's full id. Numbers are for ever.</summary>
public static class ContainerFields
{
    public static EntitySchema Schema { get; } = new(EntityKind.Container, "container");

    public static EntityField Id { get; } = Schema.Describe(1, "id", FieldType.Text);
    public static EntityField Name { get; } = Schema.Describe(2, "name", FieldType.Text);
    public static EntityField Runtime { get; } = Schema.Describe(3, "runtime", FieldType.Text);
    public static EntityField Image { get; } = Schema.Describe(4, "image", FieldType.Text);
    public static EntityField ImageId { get; } = Schema.Describe(5, "image_id", FieldType.Text);
    public static EntityField Command { get; } = Schema.Describe(6, "command", FieldType.Text);
    public static EntityField CreatedAt { get; } = Schema.Describe(7, "created_at", FieldType.Integer, FieldUnit.UnixMilliseconds);
    public static EntityField State { get; } = Schema.Describe(8, "state", FieldType.Text);
    public static EntityField Health { get; } = Schema.Describe(9, "health", FieldType.Text);
    public static EntityField Restarts { get; } = Schema.Describe(10, "restarts", FieldType.Integer);
    public static EntityField ExitCode { get; } = Schema.Describe(11, "exit_code", FieldType.Integer);
    public static EntityField StartedAt { get; } = Schema.Describe(12, "started_at", FieldType.Integer, FieldUnit.UnixMilliseconds);
    public static EntityField FinishedAt { get; } = Schema.Describe(13, "finished_at", FieldType.Integer, FieldUnit.UnixMilliseconds);
    public static EntityField Ports { get; } = Schema.Describe(14, "ports", FieldType.TextList);
    public static EntityField Mounts { get; } = Schema.Describe(15, "mounts", FieldType.TextList);
    public static EntityField Networks { get; } = Schema.Describe(16, "networks", FieldType.TextList);
    public static EntityField EnvironmentNames { get; } = Schema.Describe(17, "environment_names", FieldType.TextList);
    public static EntityField Labels { get; } = Schema.Describe(18, "labels", FieldType.TextList);
    public static EntityField ComposeProject { get; } = Schema.Describe(19, "compose_project", FieldType.Text);
    public static EntityField ComposeService { get; } = Schema.Describe(20, "compose_service", FieldType.Text);
    public static EntityField Pid { get; } = Schema.Describe(21, "pid", FieldType.Integer);
    public static EntityField Cgroup { get; } = Schema.Describe(22, "cgroup", FieldType.Text);
    public static EntityField MemoryLimitBytes { get; } = Schema.Describe(23, "memory_limit_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField CpuLimitCores { get; } = Schema.Describe(24, "cpu_limit_cores", FieldType.Number);
    public static EntityField OomKilled { get; } = Schema.Describe(25, "oom_killed", FieldType.Flag);
    public static EntityField RestartPolicy { get; } = Schema.Describe(26, "restart_policy", FieldType.Text);

    public static EntityField CpuPercent { get; } = Schema.Read(64, "cpu_percent", FieldType.Number, FieldUnit.Percent);
    public static EntityField CpuSecondsTotal { get; } = Schema.Read(65, "cpu_seconds_total", FieldType.Number, FieldUnit.Seconds);
    public static EntityField MemoryUsageBytes { get; } = Schema.Read(66, "memory_usage_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField NetworkReceiveBytesTotal { get; } = Schema.Read(67, "network_receive_bytes_total", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField NetworkTransmitBytesTotal { get; } = Schema.Read(68, "network_transmit_bytes_total", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField DiskReadBytesTotal { get; } = Schema.Read(69, "disk_read_bytes_total", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField DiskWriteBytesTotal { get; } = Schema.Read(70, "disk_write_bytes_total", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField Processes { get; } = Schema.Read(71, "processes", FieldType.Integer);
}
