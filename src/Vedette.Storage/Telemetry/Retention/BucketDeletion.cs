using Vedette.Storage.Telemetry.Backend;
using Vedette.Storage.Telemetry.Journal;

namespace Vedette.Storage.Telemetry.Retention;

internal sealed class BucketDeletion : ICommittable
{
    public BucketDeletion(long bucket, int atMost)
    {
        Changes.DeleteBucket = bucket;
        Changes.DeleteAtMost = atMost;
    }

    public TelemetryChanges Changes { get; } = new();

    public void Publish()
    {
    }
}
