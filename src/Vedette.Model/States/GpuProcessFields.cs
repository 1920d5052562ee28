namespace Vedette.Model.States;

/// <summary>What one process holds of one card. The key is <c>GPU/PID</c>, GPU being the key of the card. Numbers are for ever.</summary>
public static class GpuProcessFields
{
    public static EntitySchema Schema { get; } = new(EntityKind.GpuProcess, "gpu_process");

    public static EntityField Gpu { get; } = Schema.Describe(1, "gpu", FieldType.Text);
    public static EntityField Pid { get; } = Schema.Describe(2, "pid", FieldType.Integer);
    public static EntityField Name { get; } = Schema.Describe(3, "name", FieldType.Text);
    public static EntityField User { get; } = Schema.Describe(4, "user", FieldType.Text);
    public static EntityField Type { get; } = Schema.Describe(5, "type", FieldType.Text);
    public static EntityField Alive { get; } = Schema.Describe(6, "alive", FieldType.Flag);
    public static EntityField ContainerId { get; } = Schema.Describe(7, "container_id", FieldType.Text);

    public static EntityField MemoryBytes { get; } = Schema.Read(64, "memory_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField UtilizationPercent { get; } = Schema.Read(65, "utilization_percent", FieldType.Number, FieldUnit.Percent);
    public static EntityField IdleSeconds { get; } = Schema.Read(66, "idle_seconds", FieldType.Integer, FieldUnit.Seconds);
}
