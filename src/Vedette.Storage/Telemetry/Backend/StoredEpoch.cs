namespace Vedette.Storage.Telemetry.Backend;

/// <param name="Durable">Which batches were flushed; those of journal rows come on top.</param>
public sealed record StoredEpoch(ulong Id, int AgentId, string StampedAs, byte[] Durable, long LastUsedMs);
