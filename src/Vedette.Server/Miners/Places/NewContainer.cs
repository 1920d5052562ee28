namespace Vedette.Server.Miners.Places;

internal sealed record NewContainer(string Name, int SiteId, string? Description = null);
