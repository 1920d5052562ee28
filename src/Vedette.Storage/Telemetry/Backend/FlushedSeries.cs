namespace Vedette.Storage.Telemetry.Backend;

/// <summary>The series of which one slice of a flush wrote chunks into a bucket.</summary>
/// <param name="Series">Ascending ids as varint steps.</param>
public sealed record FlushedSeries(long Bucket, long Generation, int Slice, byte[] Series);
