namespace Vedette.Model.States;

/// <summary>An installed package. The key is <c>NAME:ARCHITECTURE</c>. Numbers are for ever.</summary>
public static class PackageFields
{
    public static EntitySchema Schema { get; } = new(EntityKind.Package, "package");

    public static EntityField Name { get; } = Schema.Describe(1, "name", FieldType.Text);
    public static EntityField Version { get; } = Schema.Describe(2, "version", FieldType.Text);
    public static EntityField Architecture { get; } = Schema.Describe(3, "architecture", FieldType.Text);
    public static EntityField PackageManager { get; } = Schema.Describe(4, "package_manager", FieldType.Text);
}
