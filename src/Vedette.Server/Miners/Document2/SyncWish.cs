namespace Vedette.Server.Miners.Document2;

/// <summary>Where an agent wants a miner to stand; null leaves what stands.</summary>
internal sealed record SyncWish(string Key, int? ContainerId, int? PoolId, IReadOnlyList<string>? Tags);
