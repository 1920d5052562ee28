namespace Vedette.Server.Fleet;

/// <summary>Knows from the live side how each host stands.</summary>
internal interface IHostPresence
{
    /// <summary>For an agent that was never heard of: pending, and nothing known.</summary>
    HostPresence Get(int agentId);
}
