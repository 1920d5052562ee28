namespace Vedette.Server.Miners.PoolApis;

/// <param name="Problem">Of the last time it was asked; null = it answered.</param>
/// <param name="Workers">Of the last answer.</param>
internal readonly record struct PoolStanding(long? LastAskedMs, long? LastSuccessMs, string? Problem, int? Workers, long? NextMs);
