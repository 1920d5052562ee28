using Vedette.Storage.Telemetry.Backend;
using Vedette.Storage.Telemetry.Head;
using Vedette.Storage.Telemetry.Journal;

namespace Vedette.Storage.Telemetry.Recovery;

/// <summary>Deletes the chunk rows that one slice of a flush wrote into a bucket, where the flush did not come to its end.</summary>
internal sealed class UnfinishedFlushDeletion : ICommittable
{
    public UnfinishedFlushDeletion(FlushedSeries flushed, IEnumerable<HeadSeries> series)
    {
        foreach (HeadSeries one in series)
        {
            Changes.DeletedChunks.Add(new ChunkKey(flushed.Bucket, one.Metric, one.Id, 0, flushed.Generation));
        }

        Changes.DeletedFlushedSeries.Add(flushed);
    }

    public TelemetryChanges Changes { get; } = new();

    public void Publish()
    {
    }
}
