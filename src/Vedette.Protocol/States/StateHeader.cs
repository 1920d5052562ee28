namespace Vedette.Protocol.States;

/// <summary>What stands before the entities of a state payload.</summary>
/// <param name="AtMs">When the state was read, milliseconds since the Unix epoch, on the agent's clock.</param>
/// <param name="ChainMs"><see cref="AtMs"/> of the keyframe that this delta builds on; its own where it is one.</param>
/// <param name="Index">0 for a keyframe, then 1, 2 ... without a gap: a gap tells of a lost delta.</param>
/// <param name="EntityCount">How many entities follow.</param>
public readonly record struct StateHeader(long AtMs, long ChainMs, uint Index, int EntityCount)
{
    public bool IsKeyframe => Index == 0;
}
