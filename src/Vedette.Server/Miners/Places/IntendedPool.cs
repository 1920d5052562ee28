namespace Vedette.Server.Miners.Places;

/// <summary>A pool that miners are meant to work for.</summary>
/// <param name="WorkerPattern">May hold *; null = any worker.</param>
internal sealed record IntendedPool(int Id, string Name, string Url, string? WorkerPattern);
