namespace Vedette.Model.Miners;

/// <summary>Counts since the mining program began.</summary>
public sealed record MinerShares(long? Accepted, long? Rejected, long? Stale, long? HardwareErrors);
