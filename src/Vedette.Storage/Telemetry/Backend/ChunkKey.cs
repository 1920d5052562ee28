namespace Vedette.Storage.Telemetry.Backend;

/// <summary>The order of these fields is the order on the disk: one metric over a fleet is one sequential read.</summary>
/// <param name="Metric">Symbol of the metric's name; 0 where the series has none.</param>
/// <param name="OffsetMs">The first sample's distance from the start of the bucket: three bytes where the whole timestamp takes six.</param>
/// <param name="Generation">The flush that wrote it; where two chunks hold the same timestamp, the later generation is right.</param>
public readonly record struct ChunkKey(long Bucket, int Metric, int Series, int OffsetMs, long Generation)
{
    public long StartMs => TimeBuckets.StartMs(Bucket) + OffsetMs;
}
