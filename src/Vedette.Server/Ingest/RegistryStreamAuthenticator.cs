using Vedette.Server.Fleet;

namespace Vedette.Server.Ingest;

/// <summary>Checks a stream's credential against the registry. The key names its own agent; the id beside it must agree.</summary>
internal sealed class RegistryStreamAuthenticator(AgentRegistry agents) : IStreamAuthenticator
{
    public Admission Admit(int agentId, string secret)
    {
        if (agents.Find(agentId) is null)
        {
            return Admission.UnknownId(agentId);
        }

        return agents.Authenticate(secret) is { } agent && agent.Id == agentId ? new Admission(agent, "") : Admission.WrongSecret();
    }
}
