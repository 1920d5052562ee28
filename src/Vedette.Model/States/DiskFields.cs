namespace Vedette.Model.States;

/// <summary>A block device. The key is the kernel's name: nvme0n1. Numbers are for ever.</summary>
public static class DiskFields
{
    public static EntitySchema Schema { get; } = new(EntityKind.Disk, "disk");

    public static EntityField Name { get; } = Schema.Describe(1, "name", FieldType.Text);
    public static EntityField Kind { get; } = Schema.Describe(2, "kind", FieldType.Text);
    public static EntityField Model { get; } = Schema.Describe(3, "model", FieldType.Text);
    public static EntityField Vendor { get; } = Schema.Describe(4, "vendor", FieldType.Text);
    public static EntityField SerialHash { get; } = Schema.Describe(5, "serial_hash", FieldType.Text);
    public static EntityField SizeBytes { get; } = Schema.Describe(6, "size_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField FirmwareVersion { get; } = Schema.Describe(7, "firmware_version", FieldType.Text);
    public static EntityField Transport { get; } = Schema.Describe(8, "transport", FieldType.Text);
    public static EntityField SmartHealth { get; } = Schema.Describe(9, "smart_health", FieldType.Text);
    public static EntityField SmartUnavailable { get; } = Schema.Describe(10, "smart_unavailable", FieldType.Text);

    public static EntityField TemperatureCelsius { get; } = Schema.Read(64, "temperature_celsius", FieldType.Number, FieldUnit.Celsius);
    public static EntityField PowerOnHours { get; } = Schema.Read(65, "power_on_hours", FieldType.Integer);
    public static EntityField WearPercent { get; } = Schema.Read(66, "wear_percent", FieldType.Number, FieldUnit.Percent);
    public static EntityField ReallocatedSectors { get; } = Schema.Read(67, "reallocated_sectors", FieldType.Integer);
    public static EntityField MediaErrors { get; } = Schema.Read(68, "media_errors", FieldType.Integer);
    public static EntityField SparePercent { get; } = Schema.Read(69, "spare_percent", FieldType.Number, FieldUnit.Percent);
}
