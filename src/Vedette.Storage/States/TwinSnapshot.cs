namespace Vedette.Storage.States;

/// <summary>A host's state at a moment; never changes.</summary>
/// <param name="AtMs">When the state was read, on the agent's clock.</param>
/// <param name="IsComplete">False where rows before that moment are missing.</param>
public sealed record TwinSnapshot(long AtMs, long ChainMs, bool IsComplete, IReadOnlyCollection<TwinEntity> Entities);
