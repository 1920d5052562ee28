namespace Vedette.Server.Fleet;

internal sealed record AgentInfo(int Id, string Name, int? SiteId, string? Description, DateTime? LastSeen, bool IsActive);
