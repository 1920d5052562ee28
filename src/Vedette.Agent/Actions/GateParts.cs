using Vedette.Agent.Logging;
using Vedette.Miners.Control;

namespace Vedette.Agent.Actions;

/// <summary>What the gate works with.</summary>
internal sealed record GateParts(ActionPolicyFile Policy, OrderKey Key, OrderJournal Journal, IKnownMiners Miners, IMinerControl Control, AgentLog Log);
