using Vedette.Model.States;
using Vedette.Storage.States;

namespace Vedette.Server.Twin;

/// <summary>What people call a thing.</summary>
internal static class EntityTitle
{
    public static string Of(TwinEntity entity) => (entity.Kind switch
    {
        EntityKind.Host => EntityValues.Text(entity, HostFields.Hostname),
        EntityKind.Process => EntityValues.Text(entity, ProcessFields.Name),
        EntityKind.Container => EntityValues.Text(entity, ContainerFields.Name),
        EntityKind.Gpu => EntityValues.Text(entity, GpuFields.Model) is { } model ? $"{model}{Index(entity)}{Profile(entity)}" : null,
        EntityKind.GpuProcess => EntityValues.Text(entity, GpuProcessFields.Name),
        EntityKind.Llm => EntityValues.Text(entity, LlmFields.Model) ?? EntityValues.Text(entity, LlmFields.Runtime),
        EntityKind.Miner => EntityValues.Text(entity, MinerFields.Name) ?? EntityValues.Text(entity, MinerFields.Hostname) ?? EntityValues.Text(entity, MinerFields.Address),
        EntityKind.Package => EntityValues.Text(entity, PackageFields.Name),
        _ => null,
    }) is { Length: > 0 } title ? title : entity.Key;

    /// <summary>An instance that is cut from a card has the card's model and index.</summary>
    private static string Profile(TwinEntity gpu) => EntityValues.Text(gpu, GpuFields.MigProfile) is { } profile ? $" {profile}" : "";

    private static string Index(TwinEntity gpu) => EntityValues.Integer(gpu, GpuFields.Index) is { } index ? $" #{index}" : "";
}
