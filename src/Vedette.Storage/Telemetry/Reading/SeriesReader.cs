using System.Runtime.CompilerServices;
using Vedette.Model.Series;
using Vedette.Storage.Telemetry.Head;

namespace Vedette.Storage.Telemetry.Reading;

/// <summary>Answers queries from the head and the chunk rows, metric by metric, some series at a time.</summary>
internal sealed class SeriesReader(EngineState state, ReaderPool readers, LatestFinder latest, ITelemetryEvents events) : ISeriesReader
{
    /// <summary>Series times buckets that are held at once: with a bucket's 720 samples at 10 s it is some 20 MB.</summary>
    private const int MaxSeriesBuckets = 2048;

    private const int MaxSeries = 256;

    public async IAsyncEnumerable<SeriesSamples> SelectAsync(TimeRange range, IReadOnlyList<LabelMatcher> matchers, [EnumeratorCancellation] CancellationToken stop)
    {
        if (range.EndMs < range.StartMs)
        {
            yield break;
        }

        // For the size of batches only: by the time one is read, a flush may have written older buckets.
        long? oldest = readers.Use(static reader => reader.OldestBucket());
        long firstBucket = Math.Max(oldest ?? 0, TimeBuckets.Of(range.StartMs));
        foreach (IGrouping<int, HeadSeries> metric in state.Registry.Match(matchers).GroupBy(s => s.Metric))
        {
            foreach (HeadSeries[] series in metric.Chunk(BatchSize(metric, firstBucket, range)))
            {
                stop.ThrowIfCancellationRequested();
                // Between batches others run; a batch itself is short and never waits.
                await Task.Yield();
                foreach (SeriesSamples samples in Read(series, range, stop))
                {
                    yield return samples;
                }
            }
        }
    }

    public IReadOnlyList<LatestSample> Latest(IReadOnlyList<LabelMatcher> matchers, long notBeforeMs) =>
        latest.Find(state.Registry.Match(matchers), notBeforeMs);

    private static int BatchSize(IEnumerable<HeadSeries> series, long firstBucket, TimeRange range)
    {
        long buckets = Math.Min(series.Max(s => s.LastBucket), TimeBuckets.Of(range.EndMs)) - firstBucket + 1;
        return (int)Math.Clamp(MaxSeriesBuckets / Math.Max(1, buckets), 1, MaxSeries);
    }

    private IEnumerable<SeriesSamples> Read(HeadSeries[] series, TimeRange range, CancellationToken stop)
    {
        var batch = new SeriesBatch(series, range, state.Head, CountCorrupt);
        // One sequential read, unless most of what lies between belongs to others.
        bool wholeMetric = series.Length > 1
            && state.Registry.CountBetween(series[0].Labels.MetricName, series[0].Id, series[^1].Id) <= 4 * series.Length;
        readers.Use(reader =>
        {
            batch.ReadChunks(reader, wholeMetric, stop);
            return true;
        });
        return batch.Merge();
    }

    private void CountCorrupt(string problem)
    {
        state.Counters.ChunkCorrupt();
        events.ChunkCorrupt(problem);
    }
}
