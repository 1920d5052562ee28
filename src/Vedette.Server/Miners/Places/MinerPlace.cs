namespace Vedette.Server.Miners.Places;

internal sealed record MinerPlace(int MinerId, int SiteId, string SiteName, int? ContainerId, int? RackId, string? RackName, bool Paused);
