using Vedette.Model.States;

namespace Vedette.Storage.States;

/// <summary>One entity as it is at a moment. Never changed: what a later delta replaces is another instance.</summary>
/// <param name="Description">Fields in the layout of a section.</param>
/// <param name="Readings">As <paramref name="Description"/>.</param>
public sealed record TwinEntity(EntityKind Kind, string Key, byte[] Description, byte[] Readings)
{
    /// <summary>What an entity takes beside its bytes: headers, the key's object, the place in a table.</summary>
    public const int FixedBytes = 160;

    public int Bytes => FixedBytes + (2 * Key.Length) + Description.Length + Readings.Length;
}
