using Vedette.Chunks;
using Vedette.Model.Series;
using Vedette.Storage.Telemetry.Backend;
using Vedette.Storage.Telemetry.Head;

namespace Vedette.Storage.Telemetry.Reading;

/// <summary>The newest sample of series: known in memory, except after a start for series that are silent since; those are looked up once, in the newest bucket they are in.</summary>
internal sealed class LatestFinder(SampleHead head, ReaderPool readers, Action<string> corrupt)
{
    // Decoded at the same time, a bucket each.
    private const int MaxLookUps = 1000;

    public IReadOnlyList<LatestSample> Find(List<HeadSeries> series, long notBeforeMs)
    {
        List<HeadSeries> unknown;
        lock (head.Gate)
        {
            unknown = series.FindAll(s => s.LatestMayBeStored && TimeBuckets.EndMs(s.LastBucket) >= notBeforeMs && TimeBuckets.EndMs(s.LastBucket) > s.LatestTimestampMs);
        }

        foreach (HeadSeries[] some in unknown.Chunk(MaxLookUps))
        {
            LookUp([.. some]);
        }

        var latest = new List<LatestSample>(series.Count);
        lock (head.Gate)
        {
            foreach (HeadSeries one in series)
            {
                if (one.LatestTimestampMs >= notBeforeMs && one.LatestTimestampMs != long.MinValue)
                {
                    latest.Add(new LatestSample(one.Labels, one.LatestTimestampMs, one.LatestValue));
                }
            }
        }

        return latest;
    }

    private void LookUp(List<HeadSeries> unknown) => readers.Use(reader =>
    {
        var mergers = new Dictionary<int, SampleMerger>();
        reader.ReadChunks(unknown.Select(s => new ChunkRange(s.LastBucket, s.Metric, s.Id, s.Id)), (key, data) =>
        {
            if (!mergers.TryGetValue(key.Series, out SampleMerger? merger))
            {
                mergers[key.Series] = merger = new SampleMerger();
            }

            try
            {
                merger.Add(data, key.Generation);
            }
            catch (CorruptChunkException e)
            {
                corrupt($"{key}: {e.Message}");
            }
        });
        foreach (HeadSeries series in unknown)
        {
            Learn(series, mergers.GetValueOrDefault(series.Id));
        }

        return true;
    });

    private void Learn(HeadSeries series, SampleMerger? merger)
    {
        Sample? newest = merger?.Newest();
        lock (head.Gate)
        {
            series.LearnLatest(newest?.TimestampMs ?? long.MinValue, newest?.Value ?? 0);
        }
    }
}
