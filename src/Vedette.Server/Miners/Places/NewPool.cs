namespace Vedette.Server.Miners.Places;

/// <param name="WorkerPattern">May hold *; null = any worker.</param>
/// <param name="SiteId">Null = for all sites.</param>
internal sealed record NewPool(string Name, string Url, string? WorkerPattern = null, int? SiteId = null);
