using Vedette.Chunks;
using Vedette.Model.Series;
using Vedette.Storage.Telemetry.Backend;
using Vedette.Storage.Telemetry.Head;

namespace Vedette.Storage.Telemetry.Reading;

/// <summary>
/// Some series of one metric being read: first what the head holds of them, then, and only then, the chunk rows. A flush that drops samples from the head has committed
/// their rows before, so in this order a sample is seen at least once, and the merge makes it once.
/// </summary>
internal sealed class SeriesBatch
{
    private readonly IReadOnlyList<HeadSeries> _series;
    private readonly List<HeadPiece>[] _pieces;
    private readonly SampleMerger?[] _mergers;
    private readonly TimeRange _range;
    private readonly Action<string> _corrupt;
    private int _lastBucket = -1;

    /// <param name="series">Ascending by id.</param>
    public SeriesBatch(IReadOnlyList<HeadSeries> series, TimeRange range, SampleHead head, Action<string> corrupt)
    {
        _series = series;
        _range = range;
        _corrupt = corrupt;
        _pieces = new List<HeadPiece>[series.Count];
        _mergers = new SampleMerger?[series.Count];
        lock (head.Gate)
        {
            for (int i = 0; i < series.Count; i++)
            {
                _pieces[i] = [];
                series[i].CollectInto(_pieces[i]);
                _lastBucket = Math.Max(_lastBucket, series[i].LastBucket);
            }
        }
    }

    /// <summary>Reads the chunk rows of every bucket that the range touches.</summary>
    public void ReadChunks(ITelemetryStoreReader reader, bool wholeMetric, CancellationToken stop)
    {
        if (_lastBucket < 0 || reader.OldestBucket() is not { } oldestBucket)
        {
            return;
        }

        reader.ReadChunks(Ranges(oldestBucket, wholeMetric, stop), Take);
    }

    public IEnumerable<SeriesSamples> Merge()
    {
        for (int i = 0; i < _series.Count; i++)
        {
            foreach (HeadPiece piece in _pieces[i])
            {
                if (_range.Overlaps(piece.FirstTimestampMs, piece.LastTimestampMs))
                {
                    (_mergers[i] ??= new SampleMerger()).Add(piece);
                }
            }

            if (_mergers[i] is { } merger)
            {
                (ReadOnlyMemory<long> timestampsMs, ReadOnlyMemory<double> values) = merger.Merge(_range.StartMs, _range.EndMs);
                _mergers[i] = null;
                if (!timestampsMs.IsEmpty)
                {
                    yield return new SeriesSamples(_series[i].Labels, timestampsMs, values);
                }
            }
        }
    }

    private IEnumerable<ChunkRange> Ranges(long oldestBucket, bool wholeMetric, CancellationToken stop)
    {
        long last = Math.Min(_lastBucket, TimeBuckets.Of(_range.EndMs));
        for (long bucket = Math.Max(oldestBucket, TimeBuckets.Of(_range.StartMs)); bucket <= last; bucket++)
        {
            stop.ThrowIfCancellationRequested();
            if (wholeMetric)
            {
                yield return new ChunkRange(bucket, _series[0].Metric, _series[0].Id, _series[^1].Id);
                continue;
            }

            foreach (HeadSeries series in _series)
            {
                if (series.LastBucket >= bucket)
                {
                    yield return new ChunkRange(bucket, series.Metric, series.Id, series.Id);
                }
            }
        }
    }

    private void Take(ChunkKey key, ReadOnlySpan<byte> data)
    {
        int at = IndexOf(key.Series);
        if (at < 0 || key.StartMs > _range.EndMs)
        {
            return;
        }

        try
        {
            (_mergers[at] ??= new SampleMerger()).Add(data, key.Generation);
        }
        catch (CorruptChunkException e)
        {
            _corrupt($"{key}: {e.Message}");
        }
    }

    private int IndexOf(int seriesId)
    {
        int low = 0;
        int high = _series.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            int id = _series[middle].Id;
            if (id == seriesId)
            {
                return middle;
            }

            (low, high) = id < seriesId ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
