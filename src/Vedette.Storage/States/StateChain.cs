namespace Vedette.Storage.States;

/// <summary>A keyframe and the deltas that build on it.</summary>
/// <param name="ChainMs">The keyframe's time, the chain's name.</param>
/// <param name="LastMs">The time of the newest row.</param>
public readonly record struct StateChain(int AgentId, long ChainMs, long LastMs);
