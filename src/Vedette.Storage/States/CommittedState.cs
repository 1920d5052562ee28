using Vedette.Protocol.States;

namespace Vedette.Storage.States;

/// <param name="Payload">STATE_V1, well-formed throughout; valid during the call.</param>
public readonly record struct CommittedState(int AgentId, StateHeader Header, ReadOnlyMemory<byte> Payload);
