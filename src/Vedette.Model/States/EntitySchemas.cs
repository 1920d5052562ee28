namespace Vedette.Model.States;

/// <summary>Every kind this program knows.</summary>
public static class EntitySchemas
{
    public static IReadOnlyList<EntitySchema> All { get; } =
    [
        HostFields.Schema,
        ProcessFields.Schema,
        ServiceFields.Schema,
        ContainerFields.Schema,
        GpuFields.Schema,
        GpuProcessFields.Schema,
        LlmFields.Schema,
        DiskFields.Schema,
        FilesystemFields.Schema,
        NetworkInterfaceFields.Schema,
        MemoryModuleFields.Schema,
        PackageFields.Schema,
        MinerFields.Schema,
        MinerBoardFields.Schema,
        MinerPoolFields.Schema,
        MinerFanFields.Schema,
        MinerRangeFields.Schema,
    ];

    private static readonly Dictionary<string, EntitySchema> ByName = All.ToDictionary(s => s.Name, StringComparer.Ordinal);
    private static readonly Dictionary<EntityKind, EntitySchema> ByKind = All.ToDictionary(s => s.Kind);

    /// <summary>Null where a newer agent knows a kind that this program does not.</summary>
    public static EntitySchema? Find(EntityKind kind) => ByKind.GetValueOrDefault(kind);

    public static EntitySchema? Find(string name) => ByName.GetValueOrDefault(name);
}
