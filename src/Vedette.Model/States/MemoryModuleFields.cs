namespace Vedette.Model.States;

/// <summary>A memory module. The key is the firmware's name of its slot. Numbers are for ever.</summary>
public static class MemoryModuleFields
{
    public static EntitySchema Schema { get; } = new(EntityKind.MemoryModule, "memory_module");

    public static EntityField Slot { get; } = Schema.Describe(1, "slot", FieldType.Text);
    public static EntityField SizeBytes { get; } = Schema.Describe(2, "size_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField Type { get; } = Schema.Describe(3, "type", FieldType.Text);
    public static EntityField SpeedMts { get; } = Schema.Describe(4, "speed_mts", FieldType.Integer);
    public static EntityField Manufacturer { get; } = Schema.Describe(5, "manufacturer", FieldType.Text);
    public static EntityField PartNumber { get; } = Schema.Describe(6, "part_number", FieldType.Text);
    public static EntityField SerialHash { get; } = Schema.Describe(7, "serial_hash", FieldType.Text);
    public static EntityField Bank { get; } = Schema.Describe(8, "bank", FieldType.Text);
}
