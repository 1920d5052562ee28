namespace Vedette.Storage.States;

/// <summary>A state that came without a sequence number.</summary>
/// <param name="Payload">STATE_V1; must not change until the append completes.</param>
/// <param name="ReceivedAtMs">The server's clock; what the far-future rule compares with.</param>
public sealed record PostedState(int AgentId, ReadOnlyMemory<byte> Payload, long ReceivedAtMs);
