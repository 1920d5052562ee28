namespace Vedette.Server.Miners.Sites;

internal sealed record SiteAgentChoice(int AgentId);
