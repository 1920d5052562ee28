namespace Vedette.Server.Fleet;

internal sealed record RegisteredAgent(int Id, string Name, string ApiKey, int? SiteId, string Message);
