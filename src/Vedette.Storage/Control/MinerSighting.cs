namespace Vedette.Storage.Control;

/// <summary>A miner stands in the state of an agent.</summary>
/// <param name="FormerKey">What it was called until now, where that is known: its number goes on.</param>
public readonly record struct MinerSighting(int SiteId, int AgentId, string Key, string? FormerKey, long AtMs);
