using Vedette.Agent.Enrolment;
using Vedette.Agent.Logging;
using Vedette.Miners.Connections;
using Vedette.Miners.Control;

namespace Vedette.Agent.Actions;

/// <summary>Puts the gate of a miner site together.</summary>
internal static class ActionModule
{
    private const string JournalName = "miner-actions.json";

    /// <summary>Null, and told, where the agent's key is none that orders could be signed with.</summary>
    /// <param name="path">Of the file that says what is allowed, from the agent's own configuration.</param>
    public static ActionDesk? Create(string path, (StateDirectory State, AgentCredentials Credentials) agent, MinerConnections connections, IKnownMiners miners, AgentLog log, TimeProvider clock)
    {
        if (OrderKey.Of(agent.Credentials.Identity.Id, agent.Credentials.Key) is not { } key)
        {
            log.Warning("This agent's key is not of the server's make: no order for a miner can be checked, so none is taken.");
            return null;
        }

        OrderJournal journal = OrderJournal.Open(Path.Join(agent.State.Path, JournalName), clock);
        return new ActionDesk(new GateParts(new ActionPolicyFile(path, new FileOwners()), key, journal, miners, new MinerControl(connections, clock), log), clock);
    }
}
