using Vedette.Storage.Telemetry.Backend;
using Vedette.Storage.Telemetry.Journal;

namespace Vedette.Storage.Telemetry.Flush;

/// <summary>Deletes some flushed journal rows. Nothing depends on it but the disk's room.</summary>
internal sealed class JournalDeletion : ICommittable
{
    public JournalDeletion(long through, int atMost)
    {
        Changes.DeleteJournalThrough = through;
        Changes.DeleteAtMost = atMost;
    }

    public TelemetryChanges Changes { get; } = new();

    public void Publish()
    {
    }
}
