using Vedette.Protocol.States;

namespace Vedette.Storage.States;

/// <summary>A row of the store.</summary>
public sealed record StoredState(int AgentId, StateHeader Header, StateMarks Marks, StoredStateBody Body, ReadOnlyMemory<byte> Bytes);
