namespace Vedette.Server.Fleet;

/// <summary>Hears of changes after they are on the disk and in the registry: streams end on a revoked key, pages read the fleet again. Must be quick and must not throw.</summary>
internal interface IAgentListener
{
    void AgentChanged(AgentChange change);
}
