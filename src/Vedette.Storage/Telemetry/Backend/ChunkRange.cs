namespace Vedette.Storage.Telemetry.Backend;

/// <summary>Chunks of one metric in one bucket; both ends of the series are inside.</summary>
public readonly record struct ChunkRange(long Bucket, int Metric, int FirstSeries, int LastSeries);
