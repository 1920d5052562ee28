namespace Vedette.Model.States;

/// <summary>A mounted local file system. The key is the mount point. Numbers are for ever.</summary>
public static class FilesystemFields
{
    public static EntitySchema Schema { get; } = new(EntityKind.Filesystem, "filesystem");

    public static EntityField MountPoint { get; } = Schema.Describe(1, "mount_point", FieldType.Text);
    public static EntityField Device { get; } = Schema.Describe(2, "device", FieldType.Text);
    public static EntityField FilesystemType { get; } = Schema.Describe(3, "filesystem_type", FieldType.Text);
    public static EntityField Options { get; } = Schema.Describe(4, "options", FieldType.Text);
    public static EntityField SizeBytes { get; } = Schema.Describe(5, "size_bytes", FieldType.Integer, FieldUnit.Bytes);

    public static EntityField UsedBytes { get; } = Schema.Read(64, "used_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField AvailableBytes { get; } = Schema.Read(65, "available_bytes", FieldType.Integer, FieldUnit.Bytes);
    public static EntityField UsedPercent { get; } = Schema.Read(66, "used_percent", FieldType.Number, FieldUnit.Percent);
    public static EntityField InodesUsedPercent { get; } = Schema.Read(67, "inodes_used_percent", FieldType.Number, FieldUnit.Percent);
}
