using Vedette.Server.Fleet;

namespace Vedette.Server.Miners.Sites;

/// <summary>An agent that watches a site.</summary>
internal sealed record SiteAgentView(int Id, string Name, HostStatus Status, long? LastSeen);
