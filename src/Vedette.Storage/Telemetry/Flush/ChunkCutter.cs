using Vedette.Chunks.Sealed;
using Vedette.Storage.Telemetry.Backend;
using Vedette.Storage.Telemetry.Head;
using Vedette.Storage.Telemetry.Reading;

namespace Vedette.Storage.Telemetry.Flush;

/// <summary>Cuts the frozen samples of a series into chunk rows: one bucket each, and not too long.</summary>
internal sealed class ChunkCutter
{
    /// <summary>
    /// On the recorded host metrics 0.66 bytes a sample at 120, 0.57 at 240, 0.52 at 480, 0.50 at 900, and each row costs some 25 bytes beside;
    /// a query decodes the whole chunk, about 10 µs at this length.
    /// </summary>
    public const int MaxSamples = 480;

    private readonly ChunkEncoder _encoder = new();
    private readonly SampleMerger _merger = new();

    /// <summary>Adds the rows; returns the newest bucket.</summary>
    public int Cut(HeadSeries series, HeadPiece[] pieces, long generation, List<ChunkRow> into)
    {
        foreach (HeadPiece piece in pieces)
        {
            _merger.Add(piece);
        }

        (ReadOnlyMemory<long> timestampsMs, ReadOnlyMemory<double> values) = _merger.Merge(long.MinValue, long.MaxValue);
        long bucket = 0;
        for (int from = 0; from < timestampsMs.Length;)
        {
            bucket = TimeBuckets.Of(timestampsMs.Span[from]);
            int inBucket = CountUpTo(timestampsMs.Span[from..], TimeBuckets.EndMs(bucket));
            // Even parts: 500 samples make 250 and 250, not 480 and 20.
            int parts = (inBucket + MaxSamples - 1) / MaxSamples;
            int length = (inBucket + parts - 1) / parts;
            ReadOnlySpan<byte> chunk = _encoder.Encode(timestampsMs.Span.Slice(from, length), values.Span.Slice(from, length));
            into.Add(new ChunkRow(new ChunkKey(bucket, series.Metric, series.Id, (int)(timestampsMs.Span[from] - TimeBuckets.StartMs(bucket)), generation), chunk.ToArray()));
            from += length;
        }

        return (int)bucket;
    }

    private static int CountUpTo(ReadOnlySpan<long> timestampsMs, long endMs)
    {
        int at = timestampsMs.BinarySearch(endMs);
        return at < 0 ? ~at : at + 1;
    }
}
