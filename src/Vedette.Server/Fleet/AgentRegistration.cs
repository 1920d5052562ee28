namespace Vedette.Server.Fleet;

internal sealed record AgentRegistration(string Name, string? Description = null, int? SiteId = null);
