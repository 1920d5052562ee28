using Vedette.Model.States;

namespace Vedette.Protocol.States;

/// <summary>One entity of a state payload, as spans into it.</summary>
public readonly ref struct EntityDelta
{
    /// <summary>Stands for kind and key within the chain.</summary>
    public required uint Reference { get; init; }

    /// <summary>True where the chain sees it for the first time: then kind, key and both sections are there.</summary>
    public required bool Appears { get; init; }

    public required bool IsGone { get; init; }

    public required bool HasDescription { get; init; }

    public required bool HasReadings { get; init; }

    /// <summary>What differs in the readings, for <see cref="ReadingsPatch.Apply"/>; empty where nothing does or where they follow as a whole.</summary>
    public ReadOnlySpan<byte> Patch { get; init; }

    public EntityKind Kind { get; init; }

    /// <summary>UTF-8; empty unless it <see cref="Appears"/>.</summary>
    public ReadOnlySpan<byte> Key { get; init; }

    public ReadOnlySpan<byte> Description { get; init; }

    public ReadOnlySpan<byte> Readings { get; init; }
}
