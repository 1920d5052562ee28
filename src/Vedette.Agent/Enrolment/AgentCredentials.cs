namespace Vedette.Agent.Enrolment;

/// <summary>What the link authenticates with. Its text form leaves the key out, so that no log line can hold it by accident.</summary>
internal sealed record AgentCredentials(AgentIdentity Identity, string Key)
{
    public override string ToString() => $"agent {Identity.Id} ({Identity.Name})";
}
