using Vedette.Storage.Telemetry.Backend;
using Vedette.Storage.Telemetry.Head;
using Vedette.Storage.Telemetry.Journal;

namespace Vedette.Storage.Telemetry.Flush;

/// <summary>Chunk rows of some series in one transaction; the head lets go of them once they are durable.</summary>
internal sealed class FlushSlice(EngineState state, FlushRun run) : ICommittable
{
    private readonly List<(HeadSeries Series, int LastBucket)> _flushed = [];
    private int _done = run.Done;

    public TelemetryChanges Changes { get; } = new();

    /// <summary>Freezes and encodes series from the run's place on, until there is a slice's worth.</summary>
    public void Fill(ChunkCutter cutter, int maxSeries, int maxVisited)
    {
        int visitEnd = Math.Min(run.Series.Length, run.Done + maxVisited);
        for (; _done < visitEnd && _flushed.Count < maxSeries; _done++)
        {
            if (state.Registry.Get(run.Series[_done]) is { } series && state.Head.Freeze(series) is { } pieces)
            {
                _flushed.Add((series, cutter.Cut(series, pieces, run.Generation, Changes.Chunks)));
            }
        }

        if (Changes.Chunks.Count > 0)
        {
            Changes.StartedGeneration = run.Generation;
            foreach (IGrouping<long, ChunkRow> bucket in Changes.Chunks.GroupBy(c => c.Key.Bucket))
            {
                Changes.FlushedSeries.Add(new FlushedSeries(bucket.Key, run.Generation, run.Done, IdSteps.Write(bucket.Select(c => c.Key.Series).Order())));
            }
        }
    }

    public void Publish()
    {
        run.Done = _done;
        run.Phase = run.Done == run.Series.Length ? FlushPhase.Finish : FlushPhase.WriteChunks;
        state.Head.DropFrozen(_flushed);
        state.Counters.ChunksWritten(Changes.Chunks.Count, Changes.Chunks.Sum(c => (long)c.Data.Length));
    }
}
