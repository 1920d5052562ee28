using Vedette.Protocol.States;

namespace Vedette.Server.Miners.Judgement;

/// <summary>A committed state that waits to be judged.</summary>
/// <param name="AheadMs">The agent's clock minus ours, as it was when the state was committed.</param>
/// <param name="CommittedAtMs">It is judged as of then, however late its turn comes.</param>
internal readonly record struct WaitingState(int AgentId, StateHeader Header, byte[] Payload, long AheadMs, long CommittedAtMs);
