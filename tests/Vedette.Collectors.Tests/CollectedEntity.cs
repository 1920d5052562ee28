using Vedette.Model.States;

namespace Vedette.Collectors.Tests;

/// <summary>One entity that a source reported, its fields by name.</summary>
internal sealed record CollectedEntity(EntityKind Kind, string Key, IReadOnlyDictionary<string, object> Fields)
{
    /// <summary>Null where the field was not written.</summary>
    public object? this[string field] => Fields.GetValueOrDefault(field);
}
