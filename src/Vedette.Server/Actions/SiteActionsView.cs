namespace Vedette.Server.Actions;

internal sealed record SiteActionsView(int SiteId, IReadOnlyList<AgentActionsView> Agents);
